{#- Inside somebody’s page: tell it how high this page is, and where the next part begins. docs/tasks/embedding.md describes both
    messages. They hold nothing secret, and only the campaign’s origins can frame this page, so any origin may be told. -#}
;(d => {
  if (parent == window) return;
  const tell = message => parent.postMessage({from: 'warning-signs', ...message}, '*');
  {# The height of what is in the page, never that of the frame: else both would grow each other. #}
  const height = () => Math.ceil(d.body.getBoundingClientRect().height);
  {# In a frame as high as its page, or higher than the screen or a small window, nothing stays in view: there the banner stands again at the
     end of each part of the questions, after the first card of a result and after each group of its plan. Once: what is there
     stays. #}
  const again = () => d.querySelectorAll('.part, [data-first], [data-group]').forEach(e => {
    const banner = d.createElement('div');
    banner.className = 'banner';
    banner.innerHTML = d.querySelector('aside.banner').innerHTML;
    e.matches('.part') ? e.append(banner) : e.after(banner)
  });
  const fit = () => {
    if (grown || innerHeight < Math.min(height(), screen.height, 600)) return;
    grown = true;
    again()
  };
  let grown = false;
  const size = () => { tell({height: height()}); fit() };
  new ResizeObserver(size).observe(d.body);
  addEventListener('resize', fit);
  {# First the height, so that the page around has room to scroll to where this begins. #}
  const show = e => { if (e) { size(); tell({show: Math.floor(e.getBoundingClientRect().top + scrollY)}) } };
  addEventListener('hashchange', () => show(d.querySelector(':target')));
  {# A page that follows another one begins at its top, wherever the reader had got to. #}
  if ({% if request.method == 'POST' %}1{% else %}location.hash == '#main'{% endif %}) show(d.body);
})(document);
