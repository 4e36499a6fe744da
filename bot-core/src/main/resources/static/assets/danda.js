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
  addEventListener(kind, () => { touched = Date.now(); }, { capture: true, passive: true });
}
document.addEventListener('htmx:beforeRequest', (event) => {
  const quiet = document.hidden || Date.now() - touched > IDLE_MILLIS;
  if (event.target.hasAttribute('data-live') && quiet) event.preventDefault();
});
document.addEventListener('htmx:afterRequest', (event) => {
  const failed = !event.detail.successful;
  if ($('offline') && (event.target.hasAttribute('data-live') || event.target.id === 'say')) $('offline').hidden = !failed;
  if (event.target.id === 'say' && !failed) {
    $('text').value = '';
    // Only now: a second try of what may have arrived must go out under the first one's key.
    $('say-key').value = $('poll').dataset.key;
    grow();
    $('text').focus();
    if ($('scroller')) $('scroller').scrollTop = 0;
  }
});

// The reply box is there while the conversation is ours and its network lets us write; what was typed stays when somebody else takes it.
document.addEventListener('htmx:oobAfterSwap', () => { if ($('say') && $('poll')) $('say').hidden = $('poll').dataset.writes !== 'true'; });
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
