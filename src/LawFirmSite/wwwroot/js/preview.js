// Shows beside the form what the text will look like, a moment after the last key. Without it the button 预览 does the same.
(function () {
  var form = document.querySelector('form[data-preview]');
  var pane = document.querySelector('[data-preview-pane]');
  if (!form || !pane || !window.fetch || !window.FormData) return;

  var wait = 600;
  var timer = 0;
  var asked = 0;
  var content = document.createElement('div');
  var title = document.createElement('p');
  var warning = document.createElement('p');
  title.className = 'beside__title';
  title.textContent = '预览';
  warning.className = 'notice notice--warn';
  warning.hidden = true;
  pane.appendChild(title);
  pane.appendChild(warning);
  pane.appendChild(content);
  pane.hidden = false;
  pane.parentNode.classList.add('desk--preview');

  function warn(words, withSignIn) {
    warning.hidden = !words;
    warning.textContent = words;
    if (!withSignIn) return;
    var link = document.createElement('a');
    link.href = '/admin/sign-in';
    link.target = '_blank';
    link.textContent = '在新窗口登录';
    warning.appendChild(link);
  }

  function show() {
    var mine = ++asked;
    fetch(form.getAttribute('data-preview'), { method: 'POST', body: new URLSearchParams(new FormData(form)), credentials: 'same-origin', redirect: 'manual' })
      .then(function (answer) {
        if (mine !== asked) return null;
        // A redirect or 401 means that the session is over; what is typed here can still be saved after signing in again.
        if (answer.type === 'opaqueredirect' || answer.status === 401) { warn('您已退出登录。请先登录，再回到这里保存；您写的内容都还在。', true); return null; }
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.text();
      })
      .then(function (html) {
        if (html === null || mine !== asked) return;
        warn('', false);
        content.innerHTML = html;
      })
      .catch(function () { if (mine === asked) warn('现在连不上服务器，预览没有更新。您写的内容都还在。', false); });
  }

  form.addEventListener('input', function () {
    clearTimeout(timer);
    timer = setTimeout(show, wait);
  });
  show();
})();
