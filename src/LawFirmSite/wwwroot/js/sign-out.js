// Words that could not be sent are left on no computer that somebody has signed out of.
(function () {
  var form = document.querySelector('form[action="/admin/sign-out"]');
  if (!form) return;

  form.addEventListener('submit', function () {
    try {
      Object.keys(localStorage).forEach(function (name) {
        if (name.indexOf('unsaved:') === 0) localStorage.removeItem(name);
      });
    } catch (e) {
      // Storage is switched off, so nothing is there.
    }
  });
})();
