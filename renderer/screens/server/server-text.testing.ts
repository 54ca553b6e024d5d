/** The texts of the namespace `server` for tests: what people read, not its keys. */
import { createInstance, type TFunction } from 'i18next';
import server from '../../../resources/locales/en/server.json' with { type: 'json' };

export async function serverText(): Promise<TFunction> {
  const i18n = createInstance();
  await i18n.init({
    lng: 'en',
    resources: { en: { server } },
    defaultNS: 'server',
    interpolation: { escapeValue: false },
  });
  return i18n.t;
}
