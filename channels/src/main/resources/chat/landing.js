// A question tapped before the chat's script runs waits for it; of several the last. We ask too whether the chat is there:
// it may have said so before this script came.
const chat = document.getElementById('chat');
let here = false, question = null;
function ask() {
  if (!here || !question) return;
  chat.contentWindow.postMessage({ ask: question }, location.origin);
  question = null;
}
document.querySelector('.starters').addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  question = button.textContent;
  ask();
  chat.scrollIntoView({ block: 'nearest' });
});
addEventListener('message', (event) => {
  if (event.source !== chat.contentWindow || event.origin !== location.origin || event.data !== 'danda:here') return;
  here = true;
  ask();
});
chat.contentWindow.postMessage('danda:there?', location.origin);
