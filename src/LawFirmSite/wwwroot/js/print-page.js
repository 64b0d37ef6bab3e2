// 打印: opens the print dialogue of the browser.
(function () {
  var button = document.querySelector('[data-print-page]');
  if (!button || !window.print) return;

  button.addEventListener('click', function () { window.print(); });
  button.hidden = false;
})();
