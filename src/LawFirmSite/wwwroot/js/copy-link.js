// 复制链接: the canonical address of the page goes to the clipboard. 分享: where the system has a sheet for that, it opens.
(function () {
  var tools = document.querySelector('.article__foot .tools');
  if (!tools) return;

  var wayOut = tools.lastElementChild;
  var status = document.createElement('span');
  status.className = 'tools__status';
  status.setAttribute('role', 'status');

  function address() {
    var canonical = document.querySelector('link[rel=canonical]');
    return canonical ? canonical.href : location.href.split('#')[0];
  }

  function addButton(words, act) {
    var button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button--quiet';
    button.textContent = words;
    button.addEventListener('click', function () { act(button); });
    tools.insertBefore(button, wayOut);
  }

  function done() { status.textContent = '链接已复制，可以粘贴给别人。'; }
  function failed() { status.textContent = '没有复制成功。请长按或选中地址栏里的网址来复制。'; }

  // Old web views, and pages without https, have no clipboard of their own.
  function copyBySelecting(button) {
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

  if (navigator.share) addButton('分享', function () {
    // Closing the sheet without a choice is refused too; nothing has gone wrong then.
    navigator.share({ title: document.title, url: address() }).catch(function () { });
  });
  addButton('复制链接', function (button) {
    if (navigator.clipboard && navigator.clipboard.writeText) navigator.clipboard.writeText(address()).then(done, function () { copyBySelecting(button); });
    else copyBySelecting(button);
  });
  tools.appendChild(status);
})();
