// 通行密钥: asks the browser to make a passkey or to show one, puts its answer into the form and sends that. Browsers exchange
// bytes, forms hold letters. Without it, or without WebAuthn, the form stays hidden and the password is the way in.
(function () {
  var form = document.querySelector('form[data-passkey]');
  if (!form || !window.PublicKeyCredential || !navigator.credentials || !window.fetch) return;

  var status = form.querySelector('[data-passkey-status]');
  var answer = form.querySelector('[name=Credential]');
  var makes = form.getAttribute('data-passkey') === 'create';
  var missing = document.querySelector('[data-passkey-missing]');

  function bytes(text) {
    var plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    var array = new Uint8Array(plain.length);
    for (var i = 0; i < plain.length; i++) array[i] = plain.charCodeAt(i);
    return array.buffer;
  }

  function letters(buffer) {
    if (!buffer) return undefined;
    var array = new Uint8Array(buffer);
    var plain = '';
    for (var i = 0; i < array.length; i++) plain += String.fromCharCode(array[i]);
    return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  }

  function known(list) {
    return (list || []).map(function (one) { return { type: one.type, id: bytes(one.id), transports: one.transports || undefined }; });
  }

  function ask(options) {
    options.challenge = bytes(options.challenge);
    if (!makes) {
      options.allowCredentials = known(options.allowCredentials);
      return navigator.credentials.get({ publicKey: options });
    }
    options.user.id = bytes(options.user.id);
    options.excludeCredentials = known(options.excludeCredentials);
    return navigator.credentials.create({ publicKey: options });
  }

  function written(credential) {
    var given = credential.response;
    return JSON.stringify({
      id: credential.id,
      rawId: letters(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment || undefined,
      clientExtensionResults: credential.getClientExtensionResults(),
      response: {
        clientDataJSON: letters(given.clientDataJSON),
        attestationObject: letters(given.attestationObject),
        transports: given.getTransports ? given.getTransports() : undefined,
        authenticatorData: letters(given.authenticatorData),
        signature: letters(given.signature),
        userHandle: letters(given.userHandle)
      }
    });
  }

  form.addEventListener('submit', function (event) {
    if (answer.value) return;
    event.preventDefault();
    status.textContent = '请按浏览器的提示做……';
    var token = new FormData();
    token.append('__RequestVerificationToken', form.elements.__RequestVerificationToken.value);
    fetch(form.getAttribute('data-passkey-options'), { method: 'POST', body: token, credentials: 'same-origin', redirect: 'manual' })
      .then(function (response) {
        if (!response.ok) throw new Error('refused');
        return response.json();
      })
      .then(ask)
      .then(function (credential) {
        answer.value = written(credential);
        form.submit();
      })
      .catch(function (refused) {
        if (refused && refused.name === 'InvalidStateError') status.textContent = '这台设备上已经有一个通行密钥了。';
        else if (refused && refused.message === 'refused') status.textContent = '没有成功。请刷新页面再试一次。';
        else status.textContent = makes ? '没有添加。可以再试一次，或者用验证器应用。' : '没有登录。可以再试一次，或者用密码登录。';
      });
  });
  // A page that comes back from the history must ask anew.
  window.addEventListener('pageshow', function () { answer.value = ''; });
  form.hidden = false;
  if (missing) missing.hidden = true;
})();
