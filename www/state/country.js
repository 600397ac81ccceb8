/** Whose published results to use, by the language of the browser, until a person says otherwise. */
export function country() {
  const region = new Intl.Locale(navigator.language || 'en').maximize().region;
  return region === 'GB' || region === 'US' ? region : 'other';
}
