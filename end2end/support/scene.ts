// An organisation in which every page has something to show: people in each state, links in each state.
import type { House, Session } from './house.ts';
import { linkOf } from './sink.ts';
import type { Language } from './words.ts';

export type Scene = {
  sessions: Record<'visitor' | 'administrator' | 'colleague' | 'newcomer' | 'newcomerWithPin', Session | undefined>;
  /** State → account. */
  accounts: Record<'created' | 'invited' | 'blocked' | 'active' | 'withoutAddress' | 'withPin' | 'inactive', string>;
  /** A building with everything about it filled in. */
  building: string;
  /** State → link. */
  links: Record<'open' | 'replaced' | 'used' | 'unknown' | 'reset', string>;
};

const scenes = new Map<string, Promise<Scene>>();

/** The scene of this house in this language; arranged at the first call. */
export function sceneOf(house: House, language: Language): Promise<Scene> {
  const key = `${house.url} ${language}`;
  const scene = scenes.get(key) ?? arrange(house, language);
  scenes.set(key, scene);
  return scene;
}

async function arrange(house: House, language: Language): Promise<Scene> {
  const administrator = await house.administratorReads(language);
  const invited = house.someone(language, { firstName: 'Zoé', lastName: 'Lachance-Desrosiers' });
  const invitedId = await house.invite(invited);
  const open = await house.linkFor(invited.email);

  const twice = house.someone(language, { firstName: 'Noah', lastName: 'Okonkwo' });
  const twiceId = await house.invite(twice);
  const replaced = await house.linkFor(twice.email);
  const { version } = await house.administratorCalls<{ version: number }>('staff/panel', { account: twiceId });
  await house.administratorCalls('staff/resend', { account: twiceId, version: String(version) });
  await house.mail.next(twice.email);

  const active = house.someone(language, { firstName: 'Inès', lastName: 'Moreau' });
  const { id: activeId, session: colleague } = await house.employ(active);
  const used = linkOf(house.mail.to(active.email)[0], house.url);
  const visitor = await house.visitor();
  await visitor.post('/api/passwords/forgotten', { form: { 'form[email]': active.email } });
  await visitor.dispose();
  const reset = await house.linkFor(active.email);

  const { session: newcomer } = await house.employ(house.someone(language, { firstName: 'Liam', lastName: 'Byrne' }), { accepts: false });
  const created = await house.invite(house.someone(language, { firstName: 'Ève', lastName: 'Tremblay' }), 'later');
  const nobody = house.someone(language, { firstName: 'Théo', lastName: 'Walsh' });
  const blocked = await house.invite({ ...nobody, email: `nobody.${nobody.email}` });
  await house.until(async () => (await house.administratorCalls<{ blocked: unknown }>('staff/panel', { account: blocked })).blocked != null);

  const building = await house.administratorCalls<string>('buildings/create', {
    name: 'Résidence des Érables-Argentés', reference: `ERA-${language}`, address: '1200, boulevard Saint-Laurent\nMontréal (Québec)',
    time_zone: 'America/Montreal', default_locale: language, portfolio: 'Centre-ville',
  });

  const { withoutAddress, withPin, inactive, session: newcomerWithPin } = await peopleWithoutAddress(house, language, building);

  // “Default permissions”, which is there from the start.
  await house.gives(activeId, `building:${building}`, '00000000-0000-0000-0000-000000000102');

  return {
    building,
    sessions: { visitor: undefined, administrator, colleague, newcomer, newcomerWithPin },
    accounts: { created, invited: invitedId, blocked, active: activeId, withoutAddress, withPin, inactive },
    links: { open, replaced, used, reset, unknown: `${house.url}/activate/${'A'.repeat(43)}` },
  };
}

type WithoutAddress = { withoutAddress: string; withPin: string; inactive: string; session: Session };

/** Somebody who was handed a PIN, somebody who chose one and has asked for help, somebody who has left, and the session of a newcomer. */
async function peopleWithoutAddress(house: House, language: Language, building: string): Promise<WithoutAddress> {
  const calls = <T>(endpoint: string, form: Record<string, string>) => house.administratorCalls<T>(endpoint, form);
  const { user_groups: groups } = await calls<{ user_groups: Array<{ id: string; signs_in: string }> }>('staff/draw-form', { sent: 'true' });
  if (groups.length === 0) {
    await calls('user-groups/add-usual', { sent: 'true' });
    const { version } = await calls<{ version: number }>('settings/open', { sent: 'true' });
    await calls('settings/save', { version: String(version), default_locale: house.organisation.language, may_type_pins: 'true' });
    return peopleWithoutAddress(house, language, building);
  }
  const group = groups.find(({ signs_in }) => signs_in === 'pin')?.id ?? '';
  const add = (first_name: string, pin: string): Promise<string> =>
    calls('staff/invite', {
      first_name, last_name: 'Diallo-Fontaine', locale: language, send: 'now', user_group: group, pin,
      username: `${first_name}.${language}`, 'access][0': `building:${building}=00000000-0000-0000-0000-000000000102`,
    });
  const handed = '820461';
  const withoutAddress = await add('Awa', handed);
  // Nobody hands this one anything else, so that the session lasts.
  await add('Ines', handed);
  const session = await house.signIn(`ines.${language}`, handed);
  const withPin = await add('Noor', handed);
  const noor = await house.visitor(await house.signIn(`noor.${language}`, handed));
  await noor.post('/api/passwords/choose-first', { form: { 'form[password]': '409372' } });
  await noor.post('/api/activation/ask-for-help', { form: { 'form[sign_in_name]': `noor.${language}` } });
  await noor.dispose();
  const inactive = await add('Samir', handed);
  const { version } = await calls<{ version: number }>('staff/panel', { account: inactive });
  await calls('staff/deactivate', { account: inactive, version: String(version) });
  return { withoutAddress, withPin, inactive, session };
}
