// 字号: three sizes for the text of an article, remembered on this device only.
(function () {
  var tools = document.querySelector('[data-text-size]');
  var text = document.querySelector('[data-text-size-target]');
  if (!tools || !text) return;

  var buttons = tools.querySelectorAll('[data-size]');

  function show(size) {
    text.className = text.className.replace(/ ?text--\w+/g, '');
    if (size !== 'normal') text.className += ' text--' + size;
    for (var i = 0; i < buttons.length; i++)
      buttons[i].setAttribute('aria-pressed', String(buttons[i].getAttribute('data-size') === size));
  }

  function remembered() {
    try { return localStorage.getItem('text-size'); } catch (refused) { return null; }
  }

  tools.addEventListener('click', function (event) {
    var size = event.target.getAttribute('data-size');
    if (!size) return;
    show(size);
    try { localStorage.setItem('text-size', size); } catch (refused) { /* a private window: the choice holds for this page */ }
  });

  tools.hidden = false;
  var size = remembered();
  if (size === 'large' || size === 'largest') show(size);
})();
