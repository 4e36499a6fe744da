// The chat page. Words from the server are only ever shown as text. A message is kept and sent again, with the same
// clientId, until the server says it was taken; the stream is replayed from the last line seen.
const $ = (id) => document.getElementById(id);
const log = $('log'), options = $('options'), typing = $('typing'), state = $('state'), text = $('text');
let token = null, lastId = '', stream = null, sending = false, retry = 1000, typingEnds = 0, personSpeaks = false;
const queue = [];

const store = {
  get() { try { return localStorage.getItem('danda-token'); } catch { return null; } },
  set(value) { try { localStorage.setItem('danda-token', value); } catch { /* private window: the talk lasts as long as the page */ } },
};
const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => b.toString(16).padStart(2, '0')).join('');
const post = (path, body) => fetch('/chat/' + path, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: 'Bearer ' + token } : {}) },
  body: JSON.stringify(body),
});

function say(words) {
  state.hidden = !words;
  state.textContent = words || '';
}

function bubble(line) {
  const item = document.createElement('div');
  item.className = line.from;
  if (line.from === 'agent') {
    const who = document.createElement('b');
    who.textContent = line.name || 'Cán bộ';
    item.append(who);
  }
  for (const paragraph of line.text.split(/\n{2,}/)) {
    const p = document.createElement('p');
    p.textContent = paragraph.trim();
    item.append(p);
  }
  log.append(item);
  scroll();
  return item;
}

// The newest question stays in sight, so that a long answer is read from its beginning.
function scroll() {
  const mine = [...log.querySelectorAll('.me')].pop();
  log.scrollTop = mine ? mine.offsetTop - 10 : 0;
}

function waitingFor(answer) {
  clearTimeout(typingEnds);
  typing.hidden = !answer;
  if (answer) typingEnds = setTimeout(() => { typing.hidden = true; }, 8000);
}

function show(line) {
  if (line.from === 'me') {
    const waiting = [...log.querySelectorAll('.waiting')].find((item) => item.dataset.text === line.text);
    if (waiting) { waiting.classList.remove('waiting'); waiting.querySelector('small')?.remove(); return; }
    bubble(line);
    options.replaceChildren();
    return;
  }
  waitingFor(false);
  personSpeaks = line.from === 'agent';
  bubble(line);
  options.replaceChildren(...line.options.map((option) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = option.label;
    button.addEventListener('click', () => send({ payload: option.payload, label: option.label }, option.label));
    return button;
  }));
  scroll();
}

function send(message, words) {
  const item = bubble({ from: 'me', text: words });
  item.classList.add('waiting');
  item.dataset.text = words;
  const note = document.createElement('small');
  note.textContent = 'đang gửi…';
  item.append(note);
  options.replaceChildren();
  queue.push({ clientId: newId(), ...message });
  // Nobody is looking anything up while a person talks here.
  waitingFor(!personSpeaks);
  drain();
  text.focus({ preventScroll: true });
}

async function drain() {
  if (sending || !queue.length || !token) return;
  sending = true;
  try {
    const answer = await post('messages', queue[0]);
    if (answer.status === 401) { token = null; await begin(); }
    else if (answer.ok) { queue.shift(); retry = 1000; say(''); }
    else if (answer.status === 400) { queue.shift(); say('Tin này em không đọc được, anh/chị viết lại giúp em.'); }
    else throw new Error(String(answer.status));
  } catch {
    waitingFor(false);
    say('Mạng đang chập chờn. Tin chưa gửi được sẽ tự gửi lại, anh/chị không cần gõ lại.');
    retry = Math.min(retry * 2, 15000);
    setTimeout(drain, retry);
    return;
  } finally { sending = false; }
  drain();
}

async function listen() {
  stream?.close();
  const answer = await post('tickets', {});
  if (answer.status === 401) { token = null; return begin(); }
  if (!answer.ok) throw new Error(String(answer.status));
  const { ticket } = await answer.json();
  stream = new EventSource('/chat/stream?ticket=' + encodeURIComponent(ticket) + '&after=' + encodeURIComponent(lastId));
  stream.onopen = () => { retry = 1000; say(''); drain(); };
  stream.onmessage = (event) => { lastId = event.lastEventId; show(JSON.parse(event.data)); };
  // A ticket opens one stream, so coming back needs a new one.
  stream.onerror = () => { stream.close(); again(); };
}

function again() {
  if (!navigator.onLine) say('Đang mất mạng. Có mạng lại em nối tiếp ngay.');
  setTimeout(() => listen().catch(again), retry);
  retry = Math.min(retry * 2, 15000);
}

async function begin() {
  try {
    const answer = await post('sessions', { token: store.get() });
    if (!answer.ok) throw new Error(String(answer.status));
    token = (await answer.json()).token;
    store.set(token);
    const greeted = await post('entries', {});
    if (greeted.status >= 500) throw new Error(String(greeted.status));
    await listen();
    drain();
  } catch {
    say('Chưa nối được với máy chủ, em đang thử lại…');
    setTimeout(begin, retry);
    retry = Math.min(retry * 2, 15000);
  }
}

$('form').addEventListener('submit', (event) => {
  event.preventDefault();
  const words = text.value.trim();
  if (!words) return;
  text.value = '';
  text.style.height = '';
  send({ text: words }, words);
});
text.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); $('form').requestSubmit(); }
});
text.addEventListener('input', () => { text.style.height = ''; text.style.height = text.scrollHeight + 'px'; });
addEventListener('online', () => { retry = 1000; drain(); });

// Inside an office's page the loader says hello, so that we know whom we may tell to close us (referrers are often
// hidden). The policy of this page lets only allowed sites be that parent. Our own landing page may hand over a question.
addEventListener('message', (event) => {
  if (parent === window || event.source !== parent) return;
  if (event.data === 'danda:hello') {
    const close = () => parent.postMessage('danda:close', event.origin);
    $('close').hidden = false;
    $('close').onclick = close;
    document.onkeydown = (key) => { if (key.key === 'Escape') close(); };
    text.focus();
  }
  if (event.origin === location.origin && typeof event.data?.ask === 'string') {
    const words = event.data.ask.slice(0, 300);
    send({ text: words }, words);
  }
});
begin();
