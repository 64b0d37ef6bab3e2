// 字号: 标准 and 大 change at once and in place, and the site is told for the next page. 关怀版 has styles of its own: there the link does it.
(function () {
  var group = document.getElementById('size');
  if (!group || !window.fetch) return;

  var standard = group.children[1], large = group.children[2];
  group.addEventListener('click', function (event) {
    var link = event.target;
    if (link !== standard && link !== large || group.children[3].hasAttribute('aria-current')) return;

    event.preventDefault();
    document.documentElement.className = link === large ? 'large' : '';
    (link === large ? standard : large).removeAttribute('aria-current');
    link.setAttribute('aria-current', 'true');
    fetch(link.href, { credentials: 'same-origin', redirect: 'manual' }).catch(function () { /* no network: it holds for this page */ });
  });
})();
