// Uploads a picture from the editor and writes its line into the text: at the caret, or in place of a picture that is pending.
// Pictures can be dropped or pasted into the text as well. Without it the button sends the form there and back.
(function () {
  var place = document.querySelector('[data-insert]');
  var text = place && document.getElementById(place.getAttribute('data-insert-for'));
  if (!text || !window.FormData) return;

  var file = place.querySelector('[name=Picture]');
  var alt = place.querySelector('[name=PictureAlt]');
  var where = place.querySelector('[name=PicturePlace]');
  var status = place.querySelector('[data-insert-status]');
  var button = place.querySelector('button');
  var pending = document.createElement('div');
  var caret = text.value.length;
  pending.className = 'pending';
  pending.hidden = true;
  where.options[0].textContent = where.options[0].getAttribute('data-caret');
  text.parentNode.insertBefore(pending, text);

  ['keyup', 'click', 'blur', 'input'].forEach(function (name) {
    text.addEventListener(name, function () { caret = text.selectionStart; });
  });

  function numbers() {
    var pattern = /!\[[^\]\n]*\]\(media:pending\/(\d{1,4})\)/g;
    var found = [];
    var match;
    while ((match = pattern.exec(text.value)) !== null) if (found.indexOf(match[1]) < 0) found.push(match[1]);
    return found;
  }

  function changed() { text.dispatchEvent(new Event('input', { bubbles: true })); }

  function put(line, number) {
    if (number) {
      var pattern = new RegExp('!\\[[^\\]\\n]*\\]\\(media:pending/' + number + '\\)', 'g');
      if (pattern.test(text.value)) {
        text.value = text.value.replace(pattern, function () { return line; });
        changed();
        return;
      }
    }
    // A line of its own, whatever stands around the caret.
    var before = text.value.slice(0, caret).replace(/\n+$/, '');
    var after = text.value.slice(caret).replace(/^\n+/, '');
    var start = before === '' ? '' : '\n\n';
    text.focus();
    text.setSelectionRange(before.length, text.value.length - after.length);
    // insertText keeps the browser's undo; where it is missing the value is set.
    if (!document.execCommand || !document.execCommand('insertText', false, start + line + '\n\n')) {
      text.setRangeText(start + line + '\n\n', before.length, text.value.length - after.length, 'end');
      changed();
    }
    caret = text.selectionStart;
  }

  function upload(picture, words, number, said, done) {
    var fields = new FormData();
    var request = new XMLHttpRequest();
    fields.append('__RequestVerificationToken', text.form.elements.__RequestVerificationToken.value);
    fields.append('Picture', picture);
    fields.append('PictureAlt', words);
    request.open('POST', place.getAttribute('data-insert'));
    request.upload.addEventListener('progress', function (sent) {
      if (sent.lengthComputable) said.textContent = sent.loaded < sent.total ? '已上传 ' + Math.floor(100 * sent.loaded / sent.total) + '%' : '已传完，正在检查和缩小图片……';
    });
    request.addEventListener('load', function () {
      var answer = null;
      try { answer = JSON.parse(request.responseText); } catch (broken) { answer = null; }
      if (answer && answer.line) {
        put(answer.line, number);
        said.textContent = '已放进正文，还没有保存。' + (/^!\[\]/.test(answer.line) ? '请在方括号里写上图片上是什么。' : '');
        done(true);
        return;
      }
      said.textContent = answer && answer.refusal ? answer.refusal : request.status === 413 ? '文件太大：图片最多 10 MB，PDF 最多 20 MB。请缩小后再试。' : '没有传上去。请看是不是已退出登录，再试一次。正文没有改动。';
      done(false);
    });
    request.addEventListener('error', function () {
      said.textContent = '没有传上去。请看网络是不是断了，再试一次。正文没有改动。';
      done(false);
    });
    said.textContent = '正在上传……';
    request.send(fields);
  }

  function send() {
    if (file.files.length === 0) { status.textContent = '还没有选文件。请先选一个文件。'; file.focus(); return; }
    button.disabled = true;
    upload(file.files[0], alt.value, where.value, status, function (taken) {
      button.disabled = false;
      if (!taken) return;
      file.value = '';
      alt.value = '';
      list();
    });
  }

  // The list of what is pending, each with a field of its own, and the same numbers to choose from.
  var listed = null;
  function list() {
    var found = numbers();
    if (found.join() === listed) return;
    listed = found.join();
    pending.hidden = found.length === 0;
    pending.textContent = '';
    while (where.options.length > 1) where.remove(1);
    var title = document.createElement('p');
    title.className = 'pending__title';
    title.textContent = '待上传的图片';
    pending.appendChild(title);
    found.forEach(function (number) {
      where.add(new Option('代替图' + number + '（待上传）', number));
      var row = document.createElement('p');
      var label = document.createElement('label');
      var input = document.createElement('input');
      var said = document.createElement('span');
      input.type = 'file';
      input.accept = file.accept;
      input.className = 'input insert__file';
      label.textContent = '图' + number;
      label.appendChild(input);
      said.setAttribute('role', 'status');
      row.appendChild(label);
      row.appendChild(said);
      pending.appendChild(row);
      input.addEventListener('change', function () {
        if (input.files.length > 0) upload(input.files[0], '', number, said, function (taken) {
          if (!taken) { input.value = ''; return; }
          status.textContent = '图' + number + '已放进正文，还没有保存。请在方括号里写上图片上是什么。';
          list();
        });
      });
    });
  }

  function take(event, transfer) {
    var first = transfer && transfer.files[0];
    if (!first || !/^image\/|^application\/pdf$/.test(first.type)) return;
    event.preventDefault();
    caret = text.selectionStart;
    place.open = true;
    upload(first, alt.value, '', status, list);
  }

  button.addEventListener('click', function (event) { event.preventDefault(); send(); });
  alt.addEventListener('keydown', function (event) { if (event.key === 'Enter') { event.preventDefault(); send(); } });
  text.addEventListener('input', list);
  text.addEventListener('drop', function (event) { take(event, event.dataTransfer); });
  text.addEventListener('paste', function (event) {
    // Word puts a picture of the text beside the text; the text is what is meant.
    if (event.clipboardData && event.clipboardData.getData('text/plain') === '') take(event, event.clipboardData);
  });
  list();
})();
