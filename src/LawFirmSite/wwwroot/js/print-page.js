// 打印: opens the print dialogue of the browser. WeChat has the function but no dialogue; there the words beside it say what to do.
(function () {
  var button = document.querySelector('[data-print-page]');
  if (!button || !window.print || /MicroMessenger/i.test(navigator.userAgent)) return;

  button.addEventListener('click', function () { window.print(); });
  button.hidden = false;
})();
