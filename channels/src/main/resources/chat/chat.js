// The chat page. Words from the server are only ever shown as text. A message is kept, over a reload too, and sent again
// with the same clientId until the server says it was taken; the stream is replayed from the last line seen.
const $ = (id) => document.getElementById(id);
const log = $('log'), options = $('options'), typing = $('typing'), state = $('state'), text = $('text');
let token = null, lastId = '', stream = null, sending = false, retry = 1000, typingEnds = 0, personSpeaks = false;
let lastTime = 0, follows = true, lastTop = 0, readFrom = null, newsAt = Infinity;
const DAY = 86400000;

const store = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, value); } catch { /* private window: the talk lasts as long as the page */ } },
};

// What was written and not yet taken. Another tab may be sending too: the same clientId twice is taken once.
const kept = {
  all() {
    try { return JSON.parse(store.get('danda-unsent') || '[]').filter((one) => Date.now() - one.at < DAY); } catch { return []; }
  },
  add(one) { store.set('danda-unsent', JSON.stringify([...kept.all(), one])); },
  remove(id) { store.set('danda-unsent', JSON.stringify(kept.all().filter((one) => one.message.clientId !== id))); },
};
const queue = kept.all();
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

const WHO = { me: 'Anh/chị', bot: 'Trợ lý', agent: 'Cán bộ' };
const CLOCK = { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' };

// A time stands above the first bubble and after every longer pause. What waits to be sent stays last.
function place(item, at) {
  const before = log.querySelector('.waiting');
  if (at && at - lastTime > 600000) {
    const time = document.createElement('time');
    time.dateTime = new Date(at).toISOString();
    const day = Date.now() - at > DAY / 2 ? { day: 'numeric', month: 'numeric' } : {};
    time.textContent = new Intl.DateTimeFormat('vi-VN', { ...CLOCK, ...day }).format(at);
    log.insertBefore(time, before);
    lastTime = at;
  }
  log.insertBefore(item, before);
}

function bubble(line) {
  const item = document.createElement('div');
  item.className = line.from;
  const speaker = document.createElement('span');
  speaker.className = 'unseen';
  speaker.textContent = WHO[line.from] + ': ';
  item.append(speaker);
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
  place(item, line.at ? Date.parse(line.at) : 0);
  return item;
}

// The log goes along with the talk while its end is in sight. What counts is where we scroll to: on the way there, and
// when buttons or a keyboard take room, the log is not at its end either. Only the person moves it upwards.
const atEnd = (top) => top >= log.scrollHeight - log.clientHeight - 60;
log.addEventListener('scroll', () => {
  if (atEnd(log.scrollTop)) follows = true;
  else if (log.scrollTop < lastTop) follows = false;
  lastTop = log.scrollTop;
});

function scrollToMine() {
  log.scrollTop = [...log.querySelectorAll('.me')].pop().offsetTop - 10;
  follows = true;
  readFrom = null;
  newsAt = Infinity;
}

// The assistant's answer is read from its question on, however long it takes, and what it says in one breath from the
// first of its bubbles; a person writes message by message. None is pushed out of sight by its own end.
function scrollToNews(item, from) {
  if (from === 'agent' || Date.now() - newsAt > 3000) readFrom = item;
  newsAt = Date.now();
  if (!follows) return;
  // What waits to be sent stands below all news.
  if (log.querySelector('.waiting')) return scrollToMine();
  const mine = [...log.querySelectorAll('.me')].pop();
  if (!readFrom && mine?.offsetHeight > log.clientHeight / 2) readFrom = item;
  const start = readFrom || mine;
  const top = Math.max(log.scrollTop, start ? start.offsetTop - 10 : 0);
  log.scrollTop = top;
  follows = atEnd(top);
}

function waitingFor(answer) {
  clearTimeout(typingEnds);
  typing.hidden = !answer;
  if (answer) typingEnds = setTimeout(() => { typing.hidden = true; }, 8000);
}

function show(line) {
  if (line.from === 'me') {
    const waiting = line.id && [...log.querySelectorAll('.waiting')].find((item) => item.dataset.id === line.id);
    if (waiting) { waiting.remove(); taken(line.id); }
    bubble(line);
    options.replaceChildren();
    if (!waiting) scrollToMine();
    return;
  }
  waitingFor(false);
  personSpeaks = line.from === 'agent';
  const item = bubble(line);
  options.replaceChildren(...line.options.map((option) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = option.label;
    button.addEventListener('click', () => send({ payload: option.payload, label: option.label }, option.label));
    return button;
  }));
  scrollToNews(item, line.from);
}

function wait(one) {
  const item = bubble({ from: 'me', text: one.words });
  item.classList.add('waiting');
  item.dataset.id = one.message.clientId;
  const note = document.createElement('small');
  note.textContent = 'đang gửi…';
  item.append(note);
  log.append(item);
  scrollToMine();
}

// The stream may tell us so before the answer to our post does.
function taken(id) {
  kept.remove(id);
  const at = queue.findIndex((one) => one.message.clientId === id);
  if (at >= 0) queue.splice(at, 1);
}

function send(message, words) {
  const one = { at: Date.now(), words, message: { clientId: newId(), ...message } };
  kept.add(one);
  queue.push(one);
  options.replaceChildren();
  wait(one);
  // Nobody is looking anything up while a person talks here.
  waitingFor(!personSpeaks);
  drain();
  text.focus({ preventScroll: true });
}

async function drain() {
  if (sending || !queue.length || !token) return;
  sending = true;
  const { message } = queue[0];
  try {
    const answer = await post('messages', message);
    if (answer.status === 401) { token = null; await begin(); }
    else if (answer.ok) { taken(message.clientId); retry = 1000; say(''); }
    else if (answer.status === 400 || answer.status === 413) {
      taken(message.clientId);
      const refused = log.querySelector(`[data-id="${message.clientId}"]`);
      refused?.classList.remove('waiting');
      refused?.querySelector('small')?.replaceChildren('không gửi được');
      say('Tin này em không đọc được, anh/chị viết lại giúp em.');
    }
    else throw new Error(String(answer.status));
  } catch {
    waitingFor(false);
    say('Mất mạng, em đang gửi lại. Anh/chị không cần gõ lại, đóng trang rồi mở lại tin vẫn còn.');
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
  stream.addEventListener('typing', () => waitingFor(true));
  stream.onmessage = (event) => { lastId = event.lastEventId; show(JSON.parse(event.data)); };
  // A ticket opens one stream, so coming back needs a new one.
  stream.onerror = () => { stream.close(); again(); };
}

const OFFLINE = 'Đang mất mạng. Anh/chị cứ viết, có mạng lại em gửi ngay.';

function again() {
  if (!navigator.onLine) say(OFFLINE);
  setTimeout(() => listen().catch(again), retry);
  retry = Math.min(retry * 2, 15000);
}

async function begin() {
  try {
    const answer = await post('sessions', { token: store.get('danda-token') });
    if (!answer.ok) throw new Error(String(answer.status));
    token = (await answer.json()).token;
    store.set('danda-token', token);
    const greeted = await post('entries', { site: new URLSearchParams(location.search).get('site') });
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
// Whoever talks to a person lets them see that words are coming; the assistant does not need to know.
let typedAt = 0;
text.addEventListener('input', () => {
  if (!personSpeaks || !token || Date.now() - typedAt < 4000) return;
  typedAt = Date.now();
  post('typing', {}).catch(() => {});
});
text.addEventListener('input', () => { text.style.height = ''; text.style.height = text.scrollHeight + 'px'; });
addEventListener('online', () => { retry = 1000; say(''); drain(); });
addEventListener('offline', () => say(OFFLINE));

// The page around us hears that we are here; whoever it is (referrers are often hidden, so we do not know) may know that.
// The loader on an office's page then says hello, so that we know whom we may tell to close us. The policy of this page
// lets only allowed sites be that parent. Our own landing page may ask whether we are here, and hand over a question.
const hereIAm = () => { if (parent !== window) parent.postMessage('danda:here', '*'); };
addEventListener('message', (event) => {
  if (parent === window || event.source !== parent) return;
  if (event.data === 'danda:there?') hereIAm();
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
// A page of ours may hand over a question; it is sent only when the person says so.
text.value = (new URLSearchParams(location.search).get('hoi') || '').slice(0, 300);
// An earlier talk that is shown again is not read aloud; what comes after it is.
log.setAttribute('aria-live', 'off');
setTimeout(() => log.setAttribute('aria-live', 'polite'), 2000);
queue.forEach(wait);
hereIAm();
begin();
