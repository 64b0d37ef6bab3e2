// Lets the browser keep one page for when there is no network (service-worker.js). Done after the page is there, so it costs nothing before.
(function () {
  if (!('serviceWorker' in navigator)) return;

  window.addEventListener('load', function () {
    // Refused in private windows and the like: then everything is as without it.
    navigator.serviceWorker.register('/service-worker.js').catch(function () { });
  });
})();
