// Tidies the body in place and offers to take that back. Without it the button sends the form there and back.
(function () {
  var place = document.querySelector('[data-tidy]');
  var text = place && document.getElementById(place.getAttribute('data-tidy-for'));
  if (!text || !window.fetch || !window.FormData) return;

  var button = place.querySelector('button');
  var said = place.querySelector('span');
  var undo = document.createElement('button');
  var before = '';
  undo.type = 'button';
  undo.className = 'button button--quiet';
  undo.textContent = '撤销';
  undo.hidden = true;
  said.setAttribute('role', 'status');
  place.insertBefore(undo, said);
  // The button belongs right above the text, as the other tools do.
  text.parentNode.insertBefore(place, text);

  function set(value) {
    text.value = value;
    text.dispatchEvent(new Event('input', { bubbles: true }));
  }

  button.addEventListener('click', function (event) {
    event.preventDefault();
    button.disabled = true;
    var typed = text.value;
    var fields = new URLSearchParams();
    fields.append('__RequestVerificationToken', text.form.elements.__RequestVerificationToken.value);
    fields.append('Body', typed);
    fetch(place.getAttribute('data-tidy'), { method: 'POST', body: fields, credentials: 'same-origin', redirect: 'manual' })
      .then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.text();
      })
      .then(function (tidied) {
        button.disabled = false;
        // What was typed meanwhile is not overwritten.
        if (text.value !== typed) { said.textContent = '您正在修改，没有排版。写完再点一次。'; return; }
        if (tidied.trim() === typed.trim()) { said.textContent = '正文已经很整齐，没有改动。'; return; }
        before = typed;
        set(tidied);
        undo.hidden = false;
        said.textContent = '已排好，还没有保存。';
      })
      .catch(function () {
        button.disabled = false;
        said.textContent = '现在不能排版，正文没有改动。请看是不是已退出登录。';
      });
  });

  undo.addEventListener('click', function () {
    set(before);
    undo.hidden = true;
    said.textContent = '已恢复成排版以前的样子。';
    text.focus();
  });
})();
