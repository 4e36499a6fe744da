// <script src="https://…/chat/loader.js" defer></script> puts the chat button on an office's page.
(() => {
  const script = document.currentScript;
  const origin = new URL(script.src).origin;
  const site = script.dataset.site;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Hỏi về BHXH';
  button.setAttribute('aria-expanded', 'false');
  Object.assign(button.style, { position: 'fixed', right: '16px', bottom: '16px', zIndex: 2147483000, minHeight: '52px', padding: '0 22px', border: '0', borderRadius: '26px', background: '#0b5d4b', color: '#fff', font: '600 17px system-ui,sans-serif', boxShadow: '0 6px 20px #0004', cursor: 'pointer' });
  let frame = null;
  const toggle = (open) => {
    if (open && !frame) {
      frame = document.createElement('iframe');
      frame.src = origin + '/chat/frame' + (site ? '?site=' + encodeURIComponent(site) : '');
      frame.title = 'Trò chuyện với trợ lý BHXH';
      Object.assign(frame.style, { position: 'fixed', right: 'max(0px, min(16px, 100vw - 416px))', bottom: '0', width: 'min(400px, 100vw)', height: 'min(640px, 100dvh)', border: '0', borderRadius: '16px 16px 0 0', boxShadow: '0 10px 40px #0005', zIndex: 2147483001 });
      frame.addEventListener('load', () => frame.contentWindow.postMessage('danda:hello', origin));
      document.body.append(frame);
    }
    if (frame) frame.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    (open ? frame : button).focus();
  };
  button.addEventListener('click', () => toggle(!frame || frame.hidden));
  addEventListener('message', (event) => {
    if (frame && event.origin === origin && event.source === frame.contentWindow && event.data === 'danda:close') toggle(false);
  });
  document.body.append(button);
})();
