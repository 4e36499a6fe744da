// <script src="https://…/chat/loader.js" defer></script> puts the chat button on an office's page.
(() => {
  const script = document.currentScript;
  const origin = new URL(script.src).origin;
  const site = script.dataset.site;
  const GREEN = { background: '#0b5d4b', color: '#fff', border: '0' };
  const element = (name, text, style) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (name === 'button') made.type = 'button';
    Object.assign(made.style, style);
    return made;
  };
  const button = element('button', 'Hỏi về BHXH', { ...GREEN, position: 'fixed', right: '16px', bottom: '16px', zIndex: 2147483000, minHeight: '52px', padding: '0 22px', borderRadius: '26px', font: '600 17px system-ui,sans-serif', boxShadow: '0 6px 20px #0004', cursor: 'pointer' });
  button.setAttribute('aria-expanded', 'false');
  // Until the frame's own script says it is there, the bar and its × are the only way out: the server may be away, or this
  // site not among those that may show the chat.
  let box = null, frame, bar, late;
  const open = () => {
    box = element('div', '', { position: 'fixed', right: 'max(0px, min(16px, 100vw - 416px))', bottom: '0', width: 'min(400px, 100vw)', height: 'min(640px, 100dvh)', borderRadius: '16px 16px 0 0', boxShadow: '0 10px 40px #0005', zIndex: 2147483001, background: '#fbf7ef', overflow: 'hidden' });
    frame = element('iframe', '', { width: '100%', height: '100%', border: '0', visibility: 'hidden' });
    frame.src = origin + '/chat/frame' + (site ? '?site=' + encodeURIComponent(site) : '');
    frame.title = 'Trò chuyện với trợ lý BHXH';
    bar = element('div', '', { ...GREEN, position: 'absolute', top: '0', left: '0', right: '0', display: 'flex', alignItems: 'center', gap: '10px', padding: '10px 14px', font: '17px/1.45 system-ui,sans-serif' });
    const words = element('span', 'Đang mở khung chat…', { flex: '1' });
    words.setAttribute('role', 'status');
    const close = element('button', '×', { ...GREEN, flex: 'none', width: '44px', height: '44px', margin: '0', padding: '0', font: '27px system-ui,sans-serif', cursor: 'pointer' });
    close.setAttribute('aria-label', 'Đóng khung trò chuyện');
    close.addEventListener('click', () => toggle(false));
    bar.append(words, close);
    box.append(bar, frame);
    document.body.append(box);
    // 8 s: a slow mobile line needs about five.
    late = setTimeout(() => { words.textContent = 'Chưa mở được khung chat. Anh/chị thử lại sau ít phút nhé.'; }, 8000);
    close.focus();
  };
  const toggle = (wanted) => {
    if (wanted && !box) open();
    else if (wanted) { box.hidden = false; frame.focus(); }
    else if (bar) { clearTimeout(late); box.remove(); box = bar = null; } // the next click tries anew
    else box.hidden = true;
    button.setAttribute('aria-expanded', String(wanted));
    if (!wanted) button.focus();
  };
  button.addEventListener('click', () => toggle(!box || box.hidden));
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented && box && !box.hidden) toggle(false);
  });
  addEventListener('message', (event) => {
    if (!box || event.origin !== origin || event.source !== frame.contentWindow) return;
    if (event.data === 'danda:close') toggle(false);
    if (event.data === 'danda:here') {
      clearTimeout(late);
      frame.style.visibility = '';
      if (!box.hidden) frame.focus();
      bar?.remove();
      bar = null;
      frame.contentWindow.postMessage('danda:hello', origin);
    }
  });
  document.body.append(button);
})();
