import { useEffect, useState } from 'react';

export type Theme = 'auto' | 'light' | 'dark';

const name = 'tandem.theme';
const themes: readonly Theme[] = ['auto', 'light', 'dark'];

/** As the system has it, unless somebody wants it otherwise in this browser. */
export function useTheme(): [Theme, () => void] {
  const [theme, setTheme] = useState<Theme>(() => themes.find((one) => one === localStorage.getItem(name)) ?? 'auto');
  useEffect(() => {
    localStorage.setItem(name, theme);
    document.documentElement.dataset['theme'] = theme;
    dispatchEvent(new Event('themechange'));
  }, [theme]);
  return [theme, () => setTheme(themes[(themes.indexOf(theme) + 1) % themes.length]!)];
}
