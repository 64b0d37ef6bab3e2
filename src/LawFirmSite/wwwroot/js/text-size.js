// 字号: three sizes for the text of an article, remembered on this device only. Without script 关怀版 makes all of it large.
(function () {
  var tools = document.querySelector('.article__foot .tools');
  var text = document.querySelector('.article__body');
  if (!tools || !text) return;

  var sizes = [['normal', '标准'], ['large', '大'], ['largest', '特大']];
  var buttons = [];
  var group = document.createElement('span');
  group.className = 'tools__group';
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', '字号');
  group.appendChild(document.createElement('span')).textContent = '字号';

  function show(size) {
    text.className = text.className.replace(/ ?text--[a-z]+/g, '');
    if (size !== 'normal') text.className += ' text--' + size;
    for (var i = 0; i < sizes.length; i++) buttons[i].setAttribute('aria-pressed', String(sizes[i][0] === size));
  }

  function remembered() {
    try { return localStorage.getItem('text-size'); } catch (refused) { return null; }
  }

  sizes.forEach(function (size) {
    var button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button--quiet';
    button.textContent = size[1];
    button.addEventListener('click', function () {
      show(size[0]);
      try { localStorage.setItem('text-size', size[0]); } catch (refused) { /* a private window: the choice holds for this page */ }
    });
    buttons.push(group.appendChild(button));
  });

  tools.insertBefore(group, tools.firstChild);
  var size = remembered();
  show(size === 'large' || size === 'largest' ? size : 'normal');
})();
