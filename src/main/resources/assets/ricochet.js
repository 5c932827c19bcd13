// Everything here is a comfort: every page can be read and used without.
'use strict';

const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' });
const short = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

// times in the viewer's zone, with the exact one at hand
function localize(root) {
  for (const time of root.querySelectorAll('time[datetime]')) {
    const at = new Date(time.dateTime);
    if (!isNaN(at)) {
      time.textContent = short.format(at);
      time.title = exact.format(at) + ' · ' + time.dateTime;
    }
  }
}

function offerCopying(root) {
  if (navigator.clipboard) {
    for (const button of root.querySelectorAll('button[data-copy][hidden]')) {
      button.hidden = false;
    }
  }
}

function dress(root) {
  localize(root);
  offerCopying(root);
}

document.addEventListener('click', async event => {
  const button = event.target.closest('button[data-copy]');
  if (button) {
    const label = button.querySelector('span');
    const before = label.textContent;
    await navigator.clipboard.writeText(button.dataset.copy);
    label.textContent = 'Copied';
    setTimeout(() => { label.textContent = before; }, 2000);
  }
});

function trouble(words) {
  const place = document.getElementById('trouble');
  place.querySelector('p').textContent = words;
  place.hidden = !words;
}

document.addEventListener('htmx:responseError', event =>
  trouble('That did not work (' + event.detail.xhr.status + '). Load the page again, and then try again.'));
document.addEventListener('htmx:sendError', () =>
  trouble('Ricochet does not answer. Is it running, and are you connected? This page goes on by itself.'));
document.addEventListener('htmx:afterOnLoad', () => trouble(''));
document.addEventListener('htmx:load', event => dress(event.detail.elt));
dress(document);
