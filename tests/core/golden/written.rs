//! JSON for people: what fits on a line stands on one.

use serde_json::Value;
use std::fmt::Write;

const WIDTH: usize = 120;

pub fn pretty(value: &Value) -> String {
    let mut text = String::new();
    write_value(value, 0, 0, &mut text);
    text.push('\n');
    text
}

/// `before` is the length of what already stands on the line.
fn write_value(value: &Value, indent: usize, before: usize, text: &mut String) {
    let line = one_line(value);
    if 2 * indent + before + line.chars().count() < WIDTH || !(value.is_array() || value.is_object()) {
        text.push_str(&line);
        return;
    }
    let (open, close) = if value.is_array() { ('[', ']') } else { ('{', '}') };
    text.push(open);
    let items: Vec<(String, &Value)> = match value {
        Value::Array(items) => items.iter().map(|item| (String::new(), item)).collect(),
        Value::Object(fields) => fields.iter().map(|(key, field)| (format!("\"{key}\": "), field)).collect(),
        _ => Vec::new(),
    };
    for (place, (key, item)) in items.iter().enumerate() {
        let _ = write!(text, "{}\n{}{key}", if place > 0 { "," } else { "" }, "  ".repeat(indent + 1));
        write_value(item, indent + 1, key.len(), text);
    }
    let _ = write!(text, "\n{}{close}", "  ".repeat(indent));
}

fn one_line(value: &Value) -> String {
    let join = |parts: Vec<String>| parts.join(", ");
    match value {
        Value::Array(items) => format!("[{}]", join(items.iter().map(one_line).collect())),
        Value::Object(fields) if fields.is_empty() => "{}".into(),
        Value::Object(fields) => {
            format!(
                "{{ {} }}",
                join(fields.iter().map(|(key, field)| format!("\"{key}\": {}", one_line(field))).collect())
            )
        }
        other => other.to_string(),
    }
}
