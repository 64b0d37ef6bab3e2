// 复制: the line that is shown goes to the clipboard. Without it the line is selected and copied by hand.
(function () {
  var field = document.querySelector('[data-copy-line]');
  var button = document.querySelector('[data-copy-line-button]');
  var status = document.querySelector('[data-copy-line-status]');
  if (!field || !button || !status) return;

  field.addEventListener('focus', function () { field.select(); });
  button.addEventListener('click', function () {
    field.focus();
    field.select();
    var copied = false;
    try { copied = document.execCommand('copy'); } catch (refused) { copied = false; }
    status.textContent = copied ? status.getAttribute('data-copied') : '没有复制成功。请选中这一行，自己复制。';
  });
  button.hidden = false;
})();
