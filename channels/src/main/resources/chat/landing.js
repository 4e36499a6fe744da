document.querySelector('.starters').addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  const chat = document.getElementById('chat');
  chat.contentWindow.postMessage({ ask: button.textContent }, location.origin);
  chat.scrollIntoView({ block: 'nearest' });
});
