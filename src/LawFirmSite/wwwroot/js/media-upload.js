// Files can be dropped onto the upload form, and it shows how far the upload is. Without it the form is an ordinary form.
(function () {
  var form = document.querySelector('form[data-upload]');
  var files = form && form.elements.Files;
  var status = form && form.querySelector('[data-upload-status]');
  if (!files || !status || !window.FormData) return;

  var button = form.querySelector('button[type=submit]');

  function show(sentences, wrong) {
    status.textContent = '';
    status.classList.toggle('upload__status--wrong', Boolean(wrong));
    sentences.forEach(function (sentence) {
      var line = document.createElement('span');
      line.className = 'list__line';
      line.textContent = sentence;
      status.appendChild(line);
    });
  }

  function failed() {
    button.disabled = false;
    show(['没有传上去。请看网络是不是断了、是不是已退出登录，再点一次“上传”。您选的文件还在。'], true);
  }

  function answered(request) {
    var answer = null;
    try { answer = JSON.parse(request.responseText); } catch (broken) { answer = null; }
    if (request.status === 413) { button.disabled = false; show(['这些文件加起来太大，没有上传。请分几次上传。'], true); return; }
    if (!answer) { failed(); return; }
    if (answer.next) { location.href = answer.next; return; }
    button.disabled = false;
    show(answer.refusals, true);
  }

  form.addEventListener('submit', function (event) {
    if (files.files.length === 0) return;
    event.preventDefault();
    var request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.addEventListener('progress', function (sent) {
      if (!sent.lengthComputable) return;
      show([sent.loaded < sent.total ? '已上传 ' + Math.floor(100 * sent.loaded / sent.total) + '%' : '已传完，正在检查和缩小图片……']);
    });
    request.addEventListener('load', function () { answered(request); });
    request.addEventListener('error', failed);
    button.disabled = true;
    show(['正在上传……']);
    request.send(new FormData(form));
  });

  show(['也可以把文件拖到这个框里。']);
  form.addEventListener('dragover', function (event) {
    event.preventDefault();
    form.classList.add('upload--over');
  });
  form.addEventListener('dragleave', function () { form.classList.remove('upload--over'); });
  form.addEventListener('drop', function (event) {
    event.preventDefault();
    form.classList.remove('upload--over');
    if (event.dataTransfer.files.length === 0) return;
    files.files = event.dataTransfer.files;
    show(['已选 ' + files.files.length + ' 个文件，点“上传”。']);
  });
})();
