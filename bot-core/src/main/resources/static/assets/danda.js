// Small helps for the pages. Reading, taking, answering and publishing work without them; live refresh does not.
const $ = (id) => document.getElementById(id);

// A demo account fills the sign-in form.
document.addEventListener('click', (event) => {
  const fill = event.target.closest('.fill');
  if (!fill) return;
  $('username').value = fill.dataset.name;
  $('password').value = fill.dataset.password;
  document.querySelector('form button[type=submit]').focus();
});

// A form is sent once, however often its button is tapped on a slow network; "back" makes it usable again.
document.addEventListener('submit', (event) => {
  if (event.target.matches('[hx-get], [hx-post]')) return;
  setTimeout(() => event.target.querySelectorAll('button').forEach((button) => { button.disabled = true; }), 0);
});
addEventListener('pageshow', (event) => {
  if (event.persisted) document.querySelectorAll('form button').forEach((button) => { button.disabled = false; });
});

// Asking for news stops while nobody looks, and when nobody touched the page for long: it would keep the sign-in alive.
const IDLE_MILLIS = 20 * 60 * 1000;
let touched = Date.now();
for (const kind of ['pointerdown', 'keydown', 'scroll', 'focus']) {
  addEventListener(kind, () => { touched = Date.now(); listen(); }, { capture: true, passive: true });
}
const quiet = () => document.hidden || Date.now() - touched > IDLE_MILLIS;

// A stream says when there is news; the page then asks for it. Where streams do not get through, it goes on asking by the
// clock. A hidden page closes its stream: a browser opens only six connections to one server.
const live = () => document.querySelector('[data-live]');
let stream = null, asked = 0, owed = 0;
function listen() {
  if (quiet()) { stream?.close(); stream = null; return; }
  const address = live()?.dataset.events;
  if (stream || !address) return;
  stream = new EventSource(address);
  stream.addEventListener('news', () => {
    clearTimeout(owed);
    owed = setTimeout(() => { if (live()) htmx.trigger(live(), 'news'); }, Math.max(0, asked + 500 - Date.now()));
  });
  stream.onerror = () => { if (stream?.readyState === EventSource.CLOSED) { stream = null; setTimeout(listen, 10000); } };
}
document.addEventListener('DOMContentLoaded', listen);
document.addEventListener('visibilitychange', listen);
setInterval(listen, 30000);

const ASK_WITH_STREAM = 8000;
document.addEventListener('htmx:beforeRequest', (event) => {
  if (!event.target.hasAttribute('data-live')) return;
  const told = event.detail.requestConfig?.triggeringEvent?.type === 'news';
  const streaming = stream?.readyState === EventSource.OPEN && Date.now() - asked < ASK_WITH_STREAM;
  if (quiet() || (streaming && !told)) { event.preventDefault(); return; }
  asked = Date.now();
});
document.addEventListener('htmx:afterRequest', (event) => {
  const failed = !event.detail.successful;
  if ($('offline') && (event.target.hasAttribute('data-live') || event.target.id === 'say')) $('offline').hidden = !failed;
  if (event.target.id === 'say' && !failed) {
    $('text').value = '';
    // Only now: a second try of what may have arrived must go out under the first one's key.
    newKey();
    draft.forget();
    $('kept').hidden = true;
    grow();
    $('text').focus();
    if ($('scroller')) $('scroller').scrollTop = 0;
  }
});

// Words that are not sent yet outlive a reload, together with the key under which they may have gone out already: sent
// again they are one message. Signing out forgets them all.
const DAY = 24 * 60 * 60 * 1000;
const DRAFT = 'danda-draft:';
const store = {
  get(key) { try { return JSON.parse(localStorage.getItem(DRAFT + key)); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(DRAFT + key, JSON.stringify(value)); } catch { /* private window */ } },
  remove(key) { try { localStorage.removeItem(DRAFT + key); } catch { /* private window */ } },
  all() { try { return Object.keys(localStorage).filter((key) => key.startsWith(DRAFT)).map((key) => key.slice(DRAFT.length)); } catch { return []; } },
};
for (const key of store.all()) if (!(store.get(key)?.at > Date.now() - DAY)) store.remove(key);
const draft = {
  keep(tried) { store.set(location.pathname, { text: $('text').value, key: $('say-key').value, tried, at: Date.now() }); },
  forget() { store.remove(location.pathname); },
};
// As the server makes them; randomUUID is there only on secure pages, and an office's network may have none.
function newKey() {
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6] & 15) | 64; b[8] = (b[8] & 63) | 128;
  $('say-key').value = Array.from(b, (one) => one.toString(16).padStart(2, '0')).join('').replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
let tried = false;
document.addEventListener('DOMContentLoaded', () => {
  const kept = $('say') && store.get(location.pathname);
  if (kept?.text) {
    $('text').value = kept.text; $('say-key').value = kept.key; tried = kept.tried;
    $('kept').hidden = false;
    grow();
  }
  if (document.querySelector('main > .note[role=status]:not([hidden])')) {
    for (const key of store.all()) if (store.get(key)?.sent) store.remove(key);
  }
  for (const field of document.querySelectorAll('[data-keep]')) {
    const words = store.get(field.dataset.keep);
    if (words?.text && !field.value) field.value = words.text;
  }
});
document.addEventListener('input', (event) => {
  if (event.target.dataset.keep) store.set(event.target.dataset.keep, { text: event.target.value, at: Date.now() });
  if (event.target.id !== 'text') return;
  // Other words are another message, even if the first ones got through unseen.
  if (tried) { newKey(); tried = false; }
  if (event.target.value) draft.keep(false); else draft.forget();
  typing();
});
document.addEventListener('htmx:beforeRequest', (event) => { if (event.target.id === 'say') { tried = true; draft.keep(true); } });
document.addEventListener('submit', (event) => {
  if (event.target.action?.endsWith('/sign-out')) store.all().forEach(store.remove);
  // Forgotten when the server has said that it has them.
  event.target.querySelectorAll('[data-keep]').forEach((field) => { if (field.value) store.set(field.dataset.keep, { text: field.value, sent: true, at: Date.now() }); });
});

// Colleagues see who types, and the person too where the network can show it.
let typed = 0;
function typing() {
  if (Date.now() - typed < 3000 || !$('say').dataset.typing) return;
  typed = Date.now();
  fetch($('say').dataset.typing, { method: 'POST', body: new URLSearchParams({ _csrf: $('say').elements._csrf.value }) }).catch(() => {});
}

// Ready replies: what is tapped stands in the box, to be changed before it is sent.
document.addEventListener('toggle', (event) => {
  if (event.target.id !== 'canned' || !event.target.open) return;
  $('canned-search').focus();
  htmx.trigger($('canned-search'), 'open');
}, true);
document.addEventListener('click', (event) => {
  const reply = event.target.closest('.fill-in');
  if (!reply) return;
  const text = $('text');
  text.value = text.value.trim() ? text.value.trimEnd() + '\n' + reply.dataset.text : reply.dataset.text;
  $('canned').open = false;
  text.dispatchEvent(new Event('input', { bubbles: true }));
  text.focus();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && $('canned')?.open) { $('canned').open = false; $('text').focus(); }
});

// The reply box is there while the conversation is ours and its network lets us write; what was typed stays when somebody else takes it.
document.addEventListener('htmx:oobAfterSwap', () => {
  if (!$('say') || !$('shown')) return;
  $('say').hidden = $('canned').hidden = $('shown').dataset.writes !== 'true';
});
// What was asked for before something newer was shown (our own words, when they are sent) would show the older again.
document.addEventListener('htmx:beforeSwap', (event) => {
  if (event.target.id === 'poll' && event.detail.requestConfig.parameters.seen !== $('seen').value) event.detail.shouldSwap = false;
});
// What was opened for reading stays open when something in it is new.
const opened = new Map();
document.addEventListener('toggle', (event) => { if (event.target.id) opened.set(event.target.id, event.target.open); }, true);
const openAgain = () => {
  const wide = innerWidth >= 960;
  for (const details of document.querySelectorAll('details[id]')) {
    const open = opened.get(details.id) ?? (details.id === 'handoff-card' && wide ? true : details.open);
    if (details.open !== open) details.open = open;
  }
};
document.addEventListener('DOMContentLoaded', openAgain);
document.addEventListener('htmx:oobAfterSwap', openAgain);
document.addEventListener('htmx:afterSwap', openAgain);
function grow() {
  const text = $('text');
  if (!text) return;
  text.style.height = '';
  text.style.height = Math.min(text.scrollHeight + 2, innerHeight / 3) + 'px';
}
document.addEventListener('input', (event) => { if (event.target.id === 'text') grow(); });
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.id === 'text') event.target.form.requestSubmit();
});

// The checker's everyday word takes the place of the official one, where it first stands.
document.addEventListener('click', (event) => {
  const swap = event.target.closest('.swap');
  if (!swap || !$('answer')) return;
  const at = $('answer').value.indexOf(swap.dataset.words);
  if (at < 0) return;
  $('answer').setRangeText(swap.dataset.with, at, at + swap.dataset.words.length, 'end');
  $('answer').focus();
  $('answer').dispatchEvent(new Event('input', { bubbles: true }));
});

// A suggested time goes into the field beside it; with "when" set, "call later" is meant unless something else is chosen.
document.addEventListener('click', (event) => {
  const time = event.target.closest('.time');
  if (!time || !$('when')) return;
  $('when').value = time.dataset.at;
  $('when').focus();
});

// A picked figure goes where the cursor last stood in a text that takes figures.
let writing = null;
document.addEventListener('focusin', (event) => { if (event.target.matches('.takes-figures')) writing = event.target; });
document.addEventListener('click', (event) => {
  const figure = event.target.closest('.insert');
  const text = writing || $('answer');
  if (!figure || !text) return;
  const at = writing ? text.selectionEnd : text.value.length;
  const before = text.value.slice(0, at);
  text.setRangeText((/\S$/.test(before) ? ' ' : '') + figure.dataset.insert, at, at, 'end');
  text.focus();
  text.dispatchEvent(new Event('input', { bubbles: true }));
});

// A line a remark objects to goes out of the list it stands in.
document.addEventListener('click', (event) => {
  const drop = event.target.closest('.drop');
  if (!drop) return;
  for (const id of ['marked', 'unmarked', 'teen', 'dialect']) {
    const lines = $(id).value.split('\n');
    const at = lines.findLastIndex((line) => line.trim() === drop.dataset.line);
    if (at < 0) continue;
    lines.splice(at, 1);
    $(id).value = lines.join('\n');
    $(id).dispatchEvent(new Event('input', { bubbles: true }));
    return;
  }
});

// A found entry that is ticked joins the chosen ones; the next search would take it away.
document.addEventListener('change', (event) => {
  const found = event.target.closest('.found');
  if (!found || !event.target.checked) return;
  $(found.dataset.into).append(event.target.closest('li'));
});
