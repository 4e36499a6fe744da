// Left: what the citizen sees and does. Right: what goes over the wire. Everything is shown as text.
const $ = (id) => document.getElementById(id);
const TABS = [['telegram', 'Telegram'], ['messenger', 'Messenger'], ['comments', 'Bình luận'], ['zalo', 'Zalo'], ['web', 'Web']];
const ACTS = [
  ['open', 'Mở lần đầu', ['telegram', 'messenger', 'zalo']],
  ['phone', 'Chia sẻ số điện thoại', ['telegram', 'messenger', 'zalo']],
  ['again', 'Giao lại tin vừa rồi 2 lần', ['telegram', 'messenger', 'zalo', 'comments']],
  ['colleague', 'Cán bộ gõ trong hộp thư của trang', ['messenger', 'zalo']],
  ['TOO_MANY', 'Tin bot gửi tới: 429, gửi quá nhiều', ['telegram', 'messenger', 'zalo', 'comments']],
  ['BAD_GATEWAY', 'Tin bot gửi tới: 502', ['telegram', 'messenger', 'zalo', 'comments']],
  ['LATE_ANSWER', 'Tin bot gửi tới: đến nơi rồi mới đứt', ['telegram', 'messenger', 'zalo', 'comments']],
  ['block', 'Người dân chặn bot', ['telegram', 'messenger', 'zalo']],
  ['window', 'Hết hạn được nhắn', ['messenger', 'zalo']],
];
let tab = 'telegram', seen = 0, shown = '', state = null;

const network = () => (tab === 'comments' ? 'messenger' : tab);
const act = (body) => fetch('/act', { method: 'POST', headers: { 'X-Simulator': '1' }, body: JSON.stringify({ network: network(), ...body }) }).then(refresh);
function element(name, text, attributes = {}) {
  const item = document.createElement(name);
  item.textContent = text;
  Object.entries(attributes).forEach(([key, value]) => item.setAttribute(key, value));
  return item;
}
function button(label, pressed, click) {
  const item = element('button', label, { type: 'button' });
  if (pressed !== null) item.setAttribute('aria-pressed', String(pressed));
  item.addEventListener('click', click);
  return item;
}

function drawTabs() {
  $('tabs').replaceChildren(...TABS.map(([id, label]) => button(label, id === tab, () => { tab = id; shown = ''; drawTabs(); refresh(); })));
  $('phone').hidden = tab === 'web';
  $('web').hidden = tab !== 'web';
}

function drawPhone(mine) {
  const where = tab === 'comments' ? 'post' : 'chat';
  const log = $('log');
  log.replaceChildren();
  if (tab === 'comments') log.append(element('div', 'Bài viết của trang: “Từ hôm nay bà con nông dân có thể đóng BHXH tự nguyện tại xã.” Viết bình luận ở dưới.', { class: 'note' }));
  mine.bubbles.filter((bubble) => bubble.where === where).forEach((bubble) => {
    log.append(element('div', bubble.text, { class: bubble.from }));
    if (!bubble.choices.length) return;
    const row = document.createElement('p');
    bubble.choices.forEach((choice, index) => row.append(button(choice.label, null, () => act({ do: 'tap', bubble: bubble.id, choice: index }))));
    log.append(row);
  });
  log.scrollTop = log.scrollHeight;
  $('typing').hidden = !mine.typing;
}

function drawActs(mine) {
  const on = { block: mine.blocked, window: mine.windowClosed };
  $('acts').replaceChildren(...ACTS.filter(([, , where]) => where.includes(tab)).map(([what, label]) => {
    if (what in on) return button(label, on[what], () => act({ do: what, on: !on[what] }));
    if (what === what.toUpperCase()) return button(label, mine.next === what, () => act({ do: 'trouble', what: mine.next === what ? 'NONE' : what }));
    return button(label, null, () => act(what === 'colleague' ? { do: what, text: 'Chào chị, em là cán bộ bảo hiểm xã hội đây ạ.' } : { do: what }));
  }));
}

// The first words in a call tell which message it was.
function words(raw) {
  const found = /"(?:text|message)":"((?:[^"\\]|\\.)+)"/.exec(raw);
  if (!found) return '';
  const text = JSON.parse('"' + found[1] + '"').replace(/\s+/g, ' ');
  return ' · “' + (text.length > 40 ? text.slice(0, 39) + '…' : text) + '”';
}
const pretty = (text) => { try { return JSON.stringify(JSON.parse(text), null, 1); } catch { return text; } };
function drawCalls(calls) {
  // Two answers may be under way at once and hold the same calls.
  calls.filter((call) => call.number > seen).forEach((call) => {
    const item = element('details', '', { class: (call.toBot ? 'in' : 'out') + (call.status >= 400 || call.status === 0 ? ' bad' : '') });
    item.append(
      element('summary', `${call.toBot ? '→ bot' : '← bot'} · ${call.network} · ${call.what} · ${call.status || 'không trả lời'}${words(call.request)}`),
      element('pre', pretty(call.request)), element('pre', '⇒ ' + pretty(call.response)));
    const line = document.createElement('li');
    line.dataset.network = call.network;
    line.append(item);
    $('calls').prepend(line);
    seen = call.number;
  });
}

async function refresh() {
  const answer = await fetch('/state?after=' + seen);
  state = await answer.json();
  drawCalls(state.calls);
  $('calls').querySelectorAll('li').forEach((line) => { line.hidden = line.dataset.network !== network(); });
  $('none').hidden = tab !== 'web';
  $('console').href = state.bot + '/console';
  if (!$('web').src) $('web').src = state.bot + '/chat/frame';
  const mine = state.networks.find((one) => one.name === network());
  const now = tab + JSON.stringify(mine);
  if (now === shown) return;
  shown = now;
  if (mine) { drawPhone(mine); drawActs(mine); } else { $('acts').replaceChildren(); }
}

$('form').addEventListener('submit', (event) => {
  event.preventDefault();
  const words = $('text').value.trim();
  if (!words) return;
  $('text').value = '';
  act({ do: tab === 'comments' ? 'comment' : 'say', text: words });
});
drawTabs();
(async function again() {
  try { await refresh(); } catch { /* the simulator was stopped; it may come back */ }
  setTimeout(again, 500);
})();
