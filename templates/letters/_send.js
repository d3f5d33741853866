{#- What leaves the page is what stands in the field now: on paper, in an e-mail, in another app. -#}
{
  const get = id => document.getElementById(id), letter = get('letter'), paper = get('on-paper'), mail = get('mail'), share = get('share');
  const empty = mail.href.split('&body=')[0];
  addEventListener('beforeprint', () => { paper.textContent = letter.value; paper.hidden = false });
  addEventListener('afterprint', () => { paper.hidden = true });
  mail.onclick = () => {
    const full = `${empty}&body=${encodeURIComponent(letter.value.replace(/\n/g, '\r\n'))}`, fits = full.length <= mail.dataset.longest;
    mail.href = fits ? full : empty;
    if (!fits) document.querySelector('[data-copy]').click()
  };
  share.hidden = !navigator.share;
  share.onclick = () => navigator.share({title: share.dataset.title, text: letter.value}).catch(() => {})
}
