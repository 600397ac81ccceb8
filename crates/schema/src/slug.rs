//! The id that a name gives: lower-case words with hyphens. Such ids are left out of the bytes.

/// Letters and digits of ASCII in lower case, all else a hyphen between them.
pub fn of(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}
