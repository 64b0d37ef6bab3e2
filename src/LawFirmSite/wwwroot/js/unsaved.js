// Asks before a page with unsaved words is left.
(function () {
  var form = document.querySelector('form[data-unsaved]');
  if (!form) return;

  var changed = document.querySelector('.form-errors') !== null;
  form.addEventListener('input', function () { changed = true; });
  form.addEventListener('submit', function () { changed = false; });
  window.addEventListener('beforeunload', function (event) {
    // Words that are kept on the server are offered again by the next visit.
    if (!changed || form.hasAttribute('data-kept')) return;
    event.preventDefault();
    event.returnValue = '';
  });
})();
