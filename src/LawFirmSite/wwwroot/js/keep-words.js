// Keeps what is typed: on the server a moment after the last key and when the page is left, on this computer while the server
// does not take it. Colleagues at the same text are shown. Nothing is ever put into the form by itself.
(function () {
  var form = document.querySelector('form[data-keep]');
  var status = document.querySelector('[data-keep-status]');
  if (!form || !status || !window.fetch || !window.FormData || !window.URLSearchParams) return;

  var address = form.getAttribute('data-keep');
  var pause = 3000;
  var longest = 15000;
  var again = 15000;
  var pulse = 60000;
  var mostOnLeaving = 60000;
  var localFor = 24 * 60 * 60 * 1000;
  var prefix = 'unsaved:' + form.getAttribute('data-keep-owner') + ':';
  var localName = prefix + location.pathname;
  var here = document.querySelector('[data-here]');
  var offers = document.querySelector('[data-offers]');

  var timer = 0;
  var waitingSince = 0;
  var sending = null;
  var submitted = false;
  var active = true;
  // A form that came back from the server holds words nobody has kept yet.
  var cameBack = form.getAttribute('data-keep-now') === 'yes';
  var kept = cameBack ? null : typed();

  function typed() {
    var words = new URLSearchParams();
    new FormData(form).forEach(function (value, name) {
      // Neither what belongs to this page alone, nor the small form for a picture inside this one.
      if (typeof value === 'string' && name.indexOf('__') !== 0 && name.indexOf('Picture') !== 0) words.append(name, value);
    });
    return words.toString();
  }

  // Token and place are those of this page, also for words that an earlier one left behind.
  function request(words, extra) {
    var body = new URLSearchParams(words);
    body.append('__RequestVerificationToken', form.elements.__RequestVerificationToken.value);
    body.append('__Place', form.elements.__Place.value);
    Object.keys(extra || {}).forEach(function (name) { body.set(name, extra[name]); });
    return body;
  }

  function say(words, isWarning, withSignIn) {
    var whole = words + (withSignIn ? ' 登录' : '');
    status.classList.toggle('kept--warn', isWarning);
    // The same words are not read out twice.
    if (status.textContent === whole) return;
    status.textContent = words;
    if (!withSignIn) return;
    var link = document.createElement('a');
    link.href = '/admin/sign-in';
    link.target = '_blank';
    link.rel = 'noopener';
    link.textContent = '登录';
    status.appendChild(document.createTextNode(' '));
    status.appendChild(link);
  }

  function local(change) {
    try {
      return change(localStorage);
    } catch (e) {
      return null;
    }
  }

  function leaveHere(words) {
    local(function (storage) { storage.setItem(localName, JSON.stringify({ at: Date.now(), words: words })); });
  }

  function forgetHere() {
    local(function (storage) { storage.removeItem(localName); });
  }

  function tell(answer) {
    if (here) {
      var words = answer.others.length ? answer.others.join('，') + '。两个人都能改，保存时会对照。' : '';
      if (answer.newer) words += (words ? ' ' : '') + answer.newer;
      if (here.textContent !== words) here.textContent = words;
      here.hidden = !words;
    }
  }

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(function () { keep(false); }, wait);
  }

  function stopSending() {
    if (sending && sending.abort) sending.abort.abort();
    sending = null;
  }

  function keep(leaving) {
    clearTimeout(timer);
    waitingSince = 0;
    var words = typed();
    if (submitted || words === kept) return;

    // What is too long to be sent while the page goes is left here, and brought over by the next one.
    if (leaving && words.length > mostOnLeaving) leaveHere(words);
    var survives = leaving && words.length <= mostOnLeaving;
    if (sending && sending.words === words && (sending.survives || !leaving)) return;
    stopSending();
    var mine = { words: words, survives: survives, abort: window.AbortController ? new AbortController() : null };
    sending = mine;
    fetch(address, {
      method: 'POST', body: request(words), credentials: 'same-origin', redirect: 'manual',
      headers: { Accept: 'application/json' }, keepalive: survives, signal: mine.abort ? mine.abort.signal : undefined
    }).then(function (answer) {
      if (answer.type === 'opaqueredirect' || answer.status === 401) {
        leaveHere(words);
        say('登录已过期，文字先留在这台电脑上。您可以接着写；请点', true, true);
        return null;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    }).then(function (answer) {
      if (sending === mine) sending = null;
      if (!answer) return;
      kept = words;
      forgetHere();
      if (typed() === kept) form.setAttribute('data-kept', '');
      say(answer.id ? answer.at + ' 已自动存好，还没有保存成稿' : '', false);
      tell(answer);
    }).catch(function (error) {
      if (error.name === 'AbortError') return;
      if (sending === mine) sending = null;
      leaveHere(words);
      say(/^4/.test(error.message) ? '没有存上，文字先留在这台电脑上。请看是不是换了账号登录' : '没有连上，文字先留在这台电脑上', true);
      later(again);
    });
  }

  form.addEventListener('input', function () {
    form.removeAttribute('data-kept');
    if (!waitingSince) waitingSince = Date.now();
    later(Math.max(0, Math.min(pause, waitingSince + longest - Date.now())));
  });
  form.addEventListener('submit', function () {
    // Until the next page has heard that they are saved: there may be no connection.
    if (typed() !== kept) leaveHere(typed());
    submitted = true;
    clearTimeout(timer);
    stopSending();
  });
  window.addEventListener('pageshow', function (event) { if (event.persisted) submitted = false; });
  window.addEventListener('online', function () { keep(false); });
  window.addEventListener('focus', function () { if (status.classList.contains('kept--warn')) keep(false); });
  document.addEventListener('visibilitychange', function () { if (document.visibilityState === 'hidden') keep(true); });
  window.addEventListener('pagehide', function () {
    keep(true);
    if (!submitted && navigator.sendBeacon) navigator.sendBeacon(address + '/left', request(''));
  });

  // Only a person who does something counts as being here, so that an open window keeps nobody signed in.
  ['input', 'keydown', 'pointerdown', 'scroll'].forEach(function (name) {
    document.addEventListener(name, function () { active = true; }, { passive: true });
  });

  function beat() {
    if (!active || submitted || document.visibilityState === 'hidden') return;
    active = false;
    var number = form.elements.RevisionNumber;
    fetch(address + '/here', {
      method: 'POST', body: request(number ? 'RevisionNumber=' + number.value : ''), credentials: 'same-origin', redirect: 'manual', headers: { Accept: 'application/json' }
    }).then(function (answer) { return answer.ok ? answer.json().then(tell) : null; }).catch(function () { });
  }

  // What an earlier page could not send is brought to the server, where it can be looked at; it does not go into the form.
  function bringOver() {
    var entry = local(function (storage) {
      Object.keys(storage).forEach(function (name) {
        if (name.indexOf('unsaved:') !== 0) return;
        var one = null;
        try { one = JSON.parse(storage.getItem(name)); } catch (e) { }
        if (!one || !(Date.now() - one.at < localFor)) storage.removeItem(name);
      });
      return JSON.parse(storage.getItem(localName) || 'null');
    });
    if (!entry || cameBack) return;

    fetch(address, {
      method: 'POST', body: request(entry.words, { Ago: String(Math.round((Date.now() - entry.at) / 1000)) }),
      credentials: 'same-origin', redirect: 'manual', headers: { Accept: 'application/json' }
    }).then(function (answer) { return answer.ok ? answer.json() : null; }).then(function (answer) {
      if (!answer) return;
      forgetHere();
      if (!answer.id || !offers) return;
      var offer = document.createElement('p');
      offer.className = 'notice';
      offer.appendChild(document.createTextNode('这台电脑上还留着您 ' + answer.at + ' 没有存上的文字。'));
      var link = document.createElement('a');
      link.href = address + '/' + answer.id;
      link.textContent = '查看差别';
      offer.appendChild(link);
      offers.appendChild(offer);
    }).catch(function () { });
  }

  beat();
  setInterval(beat, pulse);
  bringOver();
  if (kept === null) keep(false);
})();
