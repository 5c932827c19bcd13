// The page that CleverTap asks its senders for: shows who is meant, and lets them leave or come back.
(() => {
  'use strict';
  const settings = document.body.dataset;
  const all = JSON.parse(document.getElementById('texts').textContent);
  const language = [...navigator.languages, 'en', ...Object.keys(all)]
    .map(tag => tag.toLowerCase().split('-')[0]).find(tag => tag in all);
  const texts = all[language];
  const at = id => document.getElementById(id);
  const PATIENCE = 12000;
  let overdue;

  const show = (word, ...ids) => {
    at('status').textContent = texts[word];
    for (const id of ['groups', 'leave', 'stay']) at(id).hidden = !ids.includes(id);
  };
  const ask = deed => {
    show('waiting');
    clearTimeout(overdue);
    overdue = setTimeout(() => show('broken'), PATIENCE);
    deed();
  };
  const service = () => window.$WZRK_WR;

  document.documentElement.lang = language;
  document.title = settings.title || texts.title;
  at('title').textContent = settings.title || texts.title;
  for (const id of ['leave', 'stay', 'save']) at(id).textContent = texts[id];
  at('which').textContent = texts.groups;
  if (settings.colour) document.documentElement.style.setProperty('--accent', settings.colour);

  // CleverTap's answers call these two by name
  window.wzrk_email_fetched = (email, profile) => {
    clearTimeout(overdue);
    at('who').textContent = email || '';
    at('who').hidden = !email;
    const groups = settings.groups === 'true' ? groupsOf(profile) : [];
    at('choices').replaceChildren(...groups.map(choice));
    show('question', 'leave', ...(groups.length ? ['groups'] : []));
  };
  let chosen = false;
  window.wzrk_email_subscription = status => {
    clearTimeout(overdue);
    if (chosen) show('saved', 'groups', 'leave');
    else if (String(status) === '0') show('gone', 'stay');
    else show('back', 'leave');
    chosen = false;
  };

  const groupsOf = profile => {
    const given = (profile && (profile.groups || profile.subscriptionGroups)) || [];
    const list = Array.isArray(given) ? given
      : Object.entries(given).map(([name, isUnsubscribed]) => ({name, isUnsubscribed}));
    return list.filter(group => group && typeof group.name === 'string')
      .map(group => ({name: group.name, isUnsubscribed: group.isUnsubscribed === true || group.isUnsubscribed === 'true'}));
  };
  const choice = group => {
    const label = document.createElement('label');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.name = group.name;
    box.checked = !group.isUnsubscribed;
    label.append(box, group.name);
    return label;
  };

  at('leave').addEventListener('click', () => ask(() => service().unSubEmail(false)));
  at('stay').addEventListener('click', () => ask(() => service().subEmail(false)));
  at('groups').addEventListener('submit', event => {
    event.preventDefault();
    chosen = true;
    ask(() => service().changeSubscriptionGroups(false,
      [...at('choices').querySelectorAll('input')].map(box => ({name: box.name, isUnsubscribed: !box.checked}))));
  });

  const query = new URLSearchParams(location.search);
  if (!query.get('e') || query.get('wzrk_ex') !== '0') {
    show('missing');
    return;
  }
  ask(() => {
    if (!window.clevertap) return;
    window.clevertap.init(settings.account, settings.region);
    service().getEmail(false, settings.groups === 'true');
  });
})();
