// Small helps for the pages; everything works without them but the live refresh.
document.addEventListener('click', (event) => {
  const fill = event.target.closest('.fill');
  if (fill) {
    document.getElementById('username').value = fill.dataset.name;
    document.getElementById('password').value = fill.dataset.password;
    document.querySelector('form button[type=submit]').focus();
  }
});
// A form is sent once, however often its button is tapped on a slow network.
document.addEventListener('submit', (event) => {
  if (event.target.hasAttribute('hx-get')) return;
  setTimeout(() => event.target.querySelectorAll('button').forEach((button) => { button.disabled = true; }), 0);
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.id === 'text') event.target.form.requestSubmit();
});
