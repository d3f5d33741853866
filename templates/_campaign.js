{#- Inside somebody’s page: tell it how high this page is, and where the next part begins. docs/embedding.md describes both
    messages. They hold nothing secret, and only the campaign’s origins can frame this page, so any origin may be told. -#}
;(d => {
  if (parent == window) return;
  const tell = message => parent.postMessage({from: 'warning-signs', ...message}, '*');
  d.documentElement.classList.add('framed');
  {# The height of what is in the page, never that of the frame: else both would grow each other. #}
  new ResizeObserver(() => tell({height: Math.ceil(d.body.getBoundingClientRect().height)})).observe(d.body);
  const show = e => e && tell({show: Math.floor(e.getBoundingClientRect().top + scrollY)});
  addEventListener('hashchange', () => show(d.querySelector(':target')));
  {% if request.method == 'POST' %}show(d.getElementById('main'));{% endif %}
})(document);
