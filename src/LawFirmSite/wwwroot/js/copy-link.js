// 复制链接: the canonical address of the page goes to the clipboard.
(function () {
  var button = document.querySelector('[data-copy-link]');
  var status = document.querySelector('[data-copy-status]');
  if (!button || !status) return;

  function address() {
    var canonical = document.querySelector('link[rel=canonical]');
    return canonical ? canonical.href : location.href.split('#')[0];
  }

  function done() { status.textContent = '链接已复制，可以粘贴给别人。'; }
  function failed() { status.textContent = '没有复制成功。请长按或选中地址栏里的网址来复制。'; }

  // Old web views, and pages without https, have no clipboard of their own.
  function copyBySelecting() {
    var field = document.createElement('textarea');
    field.value = address();
    field.setAttribute('readonly', '');
    field.className = 'visually-hidden';
    document.body.appendChild(field);
    field.select();
    field.setSelectionRange(0, field.value.length);
    var copied = false;
    try { copied = document.execCommand('copy'); } catch (refused) { copied = false; }
    document.body.removeChild(field);
    button.focus();
    if (copied) done(); else failed();
  }

  button.addEventListener('click', function () {
    if (navigator.clipboard && navigator.clipboard.writeText) navigator.clipboard.writeText(address()).then(done, copyBySelecting);
    else copyBySelecting();
  });
  button.hidden = false;
})();
