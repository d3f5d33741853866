{#- Inside somebody’s page: tell it how high this page is, and where the next part begins. docs/embedding.md describes both
    messages. They hold nothing secret, and only the campaign’s origins can frame this page, so any origin may be told. -#}
;(d => {
  if (parent == window) return;
  const tell = message => parent.postMessage({from: 'warning-signs', ...message}, '*');
  {# The height of what is in the page, never that of the frame: else both would grow each other. #}
  const height = () => Math.ceil(d.body.getBoundingClientRect().height);
  {# What is fixed to a frame as high as its page is fixed to nothing that a reader sees. Once: else a frame of about that height
     could flicker. #}
  const fit = () => innerHeight >= height() && d.documentElement.classList.add('grown');
  const size = () => { tell({height: height()}); fit() };
  new ResizeObserver(size).observe(d.body);
  addEventListener('resize', fit);
  {# First the height, so that the page around has room to scroll to where this begins. #}
  const show = e => { if (e) { size(); tell({show: Math.floor(e.getBoundingClientRect().top + scrollY)}) } };
  addEventListener('hashchange', () => show(d.querySelector(':target')));
  {# A page that follows another one begins at its top, wherever the reader had got to. #}
  if ({% if request.method == 'POST' %}1{% else %}location.hash == '#main'{% endif %}) show(d.getElementById('main'));
})(document);
