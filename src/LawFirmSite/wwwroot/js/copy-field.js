// 复制链接: the text of a field goes to the clipboard. Without it the field can be selected and copied by hand.
(function () {
  var button = document.querySelector('[data-copy-field]');
  var field = button && document.getElementById(button.getAttribute('data-copy-field'));
  var status = document.querySelector('[data-copied]');
  if (!field || !status) return;

  function done() { status.textContent = '已复制，可以粘贴给对方。'; }

  // Old browsers, and pages without https, have no clipboard of their own.
  function copyBySelecting() {
    field.focus();
    field.select();
    var copied = false;
    try { copied = document.execCommand('copy'); } catch (refused) { copied = false; }
    if (copied) done(); else status.textContent = '没有复制成功。请长按网址来复制。';
  }

  button.addEventListener('click', function () {
    if (navigator.clipboard && navigator.clipboard.writeText) navigator.clipboard.writeText(field.value).then(done, copyBySelecting);
    else copyBySelecting();
  });
  button.hidden = false;
})();
