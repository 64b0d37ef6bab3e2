// Buttons that put the signs of the markup around what is selected. Without it they are typed.
(function () {
  var tools = [
    ['加粗', function (text) { return '**' + (text || '重要的话') + '**'; }],
    ['小标题', function (text) { return '\n\n## ' + (text || '一、小标题') + '\n\n'; }],
    ['列表', function (text) { return '\n\n' + (text || '第一项\n第二项').split('\n').map(function (line) { return '- ' + line; }).join('\n') + '\n\n'; }],
    ['链接', function (text) { return '[' + (text || '文字') + '](https://)'; }],
    ['表格', function () { return '\n\n| 县区 | 电话 |\n| --- | --- |\n| 某某区 | （填电话） |\n\n'; }],
    ['援助机构目录', function () { return '\n\n{{legal-aid}}\n\n'; }]
  ];

  Array.prototype.forEach.call(document.querySelectorAll('[data-markdown-for]'), function (place) {
    var text = document.getElementById(place.getAttribute('data-markdown-for'));
    if (!text) return;
    place.className = 'toolbar';
    place.setAttribute('role', 'group');
    place.setAttribute('aria-label', '正文格式');
    tools.forEach(function (tool) {
      var button = document.createElement('button');
      button.type = 'button';
      button.textContent = tool[0];
      button.addEventListener('click', function () { insert(text, tool[1]); });
      place.appendChild(button);
    });
    // The buttons belong right above the text, under its label.
    text.parentNode.insertBefore(place, text);
  });

  function insert(text, make) {
    var made = make(text.value.slice(text.selectionStart, text.selectionEnd));
    text.focus();
    // insertText keeps the browser's undo; where it is missing the value is set.
    if (!document.execCommand || !document.execCommand('insertText', false, made)) {
      text.setRangeText(made, text.selectionStart, text.selectionEnd, 'end');
      text.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
})();
