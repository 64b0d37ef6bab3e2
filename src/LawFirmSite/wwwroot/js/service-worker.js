// Without a network, shows the page with the 24-hour lines and the legal-aid directory. Every page comes from the network as long
// as there is one; nothing else is kept. The site writes the line before this one, and changes it with the content, so
// that browsers fetch the page again.
(function () {
  var page = '/offline';
  var ours = 'offline-';
  var kept = ours + version;

  function keep() {
    return Promise.all([caches.open(kept), fetch(page, { cache: 'no-cache' })]).then(function (both) {
      var answer = both[1];
      if (!answer.ok) throw new Error('The page for reading without a network was not to be had.');
      return answer.clone().text().then(function (html) {
        var styles = /href="(\/css\/[^"]+)"/.exec(html);
        return Promise.all([both[0].put(page, answer), styles && both[0].add(styles[1])]);
      });
    });
  }

  function fromKept(request) {
    return caches.open(kept).then(function (cache) { return cache.match(request); }).then(function (answer) { return answer || Response.error(); });
  }

  self.addEventListener('install', function (event) {
    self.skipWaiting();
    event.waitUntil(keep());
  });

  self.addEventListener('activate', function (event) {
    event.waitUntil(caches.keys().then(function (names) {
      return Promise.all(names.map(function (name) { return name.indexOf(ours) === 0 && name !== kept && caches.delete(name); }));
    }).then(function () {
      // The page is asked for while this wakes up, so that nobody waits for it.
      return self.registration.navigationPreload && self.registration.navigationPreload.enable();
    }));
  });

  self.addEventListener('fetch', function (event) {
    var request = event.request;
    var path = new URL(request.url).pathname;
    // Staff must see that they are cut off, and what they send is no business of ours.
    if (request.method !== 'GET' || /^\/admin(\/|$)/.test(path)) return;

    if (request.mode === 'navigate') {
      event.respondWith(Promise.resolve(event.preloadResponse).then(function (early) { return early || fetch(request); }).catch(function () { return fromKept(page); }));
    } else if (path.indexOf('/css/') === 0) {
      event.respondWith(fetch(request).catch(function () { return fromKept(request); }));
    }
  });
})();
