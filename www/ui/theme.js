// Light, dark or night, as it was chosen on this device. A classic script that nothing waits for: it runs as soon as it is
// there, mostly before the first paint, and a module would come too late. Without it the page is as the device wishes.
{
  const KEY = 'analogue-lookup-theme-1';
  const DARK = 'screen and (forced-colors: none)';
  const kept = () => {
    try {
      return localStorage.getItem(KEY) ?? '';
    } catch {
      return '';
    }
  };

  /** @param {string} theme */
  const apply = (theme) => {
    const asTheDevice = theme === '' ? ' and (prefers-color-scheme: dark)' : '';
    const media = {
      dark: theme === 'light' ? 'not all' : DARK + asTheDevice,
      night: theme === 'night' ? DARK : 'not all',
    };
    for (const [id, own] of Object.entries(media)) document.getElementById(id)?.setAttribute('media', own);
  };

  apply(kept());
  addEventListener('storage', ({ key }) => key === KEY && apply(kept()));
  const wire = () => {
    for (const choice of document.querySelectorAll('input[name="theme"]')) {
      if (!(choice instanceof HTMLInputElement)) continue;
      choice.checked = choice.value === kept();
      choice.addEventListener('change', () => {
        apply(choice.value);
        try {
          if (choice.value === '') localStorage.removeItem(KEY);
          else localStorage.setItem(KEY, choice.value);
        } catch {
          // storage switched off or full: it holds for this page
        }
      });
    }
  };
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', wire);
  else wire();
}
