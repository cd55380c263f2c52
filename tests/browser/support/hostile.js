// Articles that try to run, to break out of their place or to break the layout. Each asks for the
// word "Prüfstein" to be found by it.
'use strict';

const attack = (place) => `<script>window.ran="${place}"</script><img src=x onerror="window.ran='${place}'">`;

const hostileArticles = () => [
  {
    id: 'hostile-script', title: `Prüfstein ${attack('title')}`, lead: `Lead ${attack('lead')} Prüfstein`,
    body: `Berlin - Prüfstein ${attack('body')}\n\n</script><script>window.ran="end"</script> <!--<script>`,
    caption: `Bild ${attack('caption')} Foto: dpa/${attack('credit')}`, section: `Politik"${attack('section')}`,
    source: `Blatt'${attack('source')}`, agency: attack('agency'), place: attack('place'),
    authors: [`Eva ${attack('author')}`], keywords: [attack('keyword')],
    url: 'javascript:window.ran="url"',
    published_at: '2026-09-01T10:00:00+02:00',
  },
  {
    id: 'hostile/../"id?q=#', title: 'Prüfstein mit böser Kennung', body: 'Der Prüfstein hat eine Kennung voller Zeichen.',
    url: 'data:text/html,<script>window.ran=1</script>', published_at: '2026-09-02T10:00:00+02:00',
  },
  {
    id: 'hostile-direction', title: 'Prüfstein \u202Egnudlemredlaf\u202C \u2067von rechts', body:
      'Hier kehrt \u202Eder Prüfstein alles um, und nichts schließt es ab.\n\nEin zweiter Absatz bleibt, wie er ist.',
    source: 'Blatt \u202Etteblttulb', section: '\u202EkitiloP', authors: ['\u2067Ada'], place: 'שלום',
    published_at: '2026-09-03T10:00:00+02:00',
  },
  {
    id: 'hostile-long-word', title: `Prüfstein ${'Donaudampfschiff'.repeat(312)}`, body:
      `Prüfstein ${'x'.repeat(5000)} Ende.`, source: 'Q'.repeat(300), section: 'R'.repeat(300),
    keywords: ['K'.repeat(300)], authors: ['A'.repeat(300)], place: 'O'.repeat(190),
    published_at: '2026-09-04T10:00:00+02:00',
  },
  {
    id: 'hostile-emoji', title: 'Prüfstein 👩‍👩‍👧‍👦🏳️‍🌈🇩🇪 Z͑ͫ̓ͪ̂ͫ̽a̴l̶g̷o̸', body: 'Prüfstein 🎉🎉🎉 und 👍🏽 und ﷽ ﷽ ﷽.',
    authors: ['🦊 Fuchs'], section: '🎭', published_at: '2026-09-05T10:00:00+02:00',
  },
  {
    id: 'hostile-long-title', title: `Prüfstein ${'mit einer sehr langen Überschrift, die nicht enden will, '.repeat(14)}`.slice(0, 800),
    lead: 'Der Vorspann ist kurz.', body: 'Prüfstein.', published_at: '2026-09-06T10:00:00+02:00',
  },
];

module.exports = {hostileArticles};
