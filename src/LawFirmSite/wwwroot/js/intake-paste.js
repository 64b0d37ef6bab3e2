// Takes a paste with all its formatting and sends it at once. A plain paste (Ctrl+Shift+V) has no formatting to send; and who
// has typed already wants to go on typing.
(function () {
  var form = document.querySelector('form[data-intake-paste]');
  if (!form || !form.elements.Text) return;

  var text = form.elements.Text;
  document.addEventListener('paste', function (event) {
    var clipboard = event.clipboardData;
    if (!clipboard || text.value.trim() !== '') return;
    if (event.target !== text && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName || '')) return;

    var html = clipboard.getData('text/html');
    var plain = clipboard.getData('text/plain');
    if (html.trim() === '' && plain.trim() === '') return;

    event.preventDefault();
    form.elements.Html.value = html;
    text.value = plain;
    form.submit();
  });
})();
