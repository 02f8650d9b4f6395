/** The one style sheet of all pages, a file of its own: archive pages never change, and still look like the others. */
import { createHash } from 'node:crypto';

export const styleSheet = `
:root{color-scheme:light dark;--paper:#fcfbf8;--card:#fff;--ink:#1d1c1a;--soft:#5c5952;--line:#dfdcd4;--accent:#7a4b12;--tint:#f6ecdb}
@media(prefers-color-scheme:dark){:root{--paper:#131413;--card:#1b1d1b;--ink:#e9e7e1;--soft:#a9a69d;--line:#33352f;--accent:#f0bd62;--tint:#2b2417}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:3px}
h1,h2,h3{font-family:ui-serif,"Iowan Old Style",Charter,Georgia,"Noto Serif",serif;line-height:1.22;text-wrap:balance;margin:0}
h1{font-size:clamp(1.7rem,4.6vw,2.35rem);letter-spacing:-.015em}
.wide h1{font-size:clamp(1.9rem,5vw,2.75rem)}
h2{font-size:1.3rem}
h3{font-size:1.2rem}
section{margin-block:2.25rem}
p,ul,ol,dl{margin:0}
.skip{position:absolute;inset-inline-start:-99rem}
.skip:focus{inset-inline-start:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:1}
.bar,main,.end{max-width:46rem;margin-inline:auto;padding-inline:1.25rem}
.wide .bar,.wide main,.wide .end{max-width:72rem}
.bar{display:flex;align-items:center;gap:.6rem;padding-block:1rem}
.bar a{color:inherit;text-decoration:none;font-weight:650;display:inline-flex;align-items:center;gap:.6rem;min-height:2rem}
.mark{inline-size:1.6rem;block-size:1.6rem;fill:var(--accent);flex:none}
.intro{padding-block:1.75rem 2rem;border-bottom:1px solid var(--line)}
.intro p{max-width:42rem;color:var(--soft);font-size:1.15rem;margin-top:.75rem}
.intro .facts,.intro .hint{font-size:.95rem}
time{white-space:nowrap}
h1 .mark{inline-size:.85em;block-size:.85em;margin-inline-end:.35em;vertical-align:-.06em}
.facts,.meta{color:var(--soft);font-size:.9rem}
.subscribe{margin-top:1.25rem}
summary{cursor:pointer;min-height:2rem;color:var(--accent)}
.subscribe>summary{display:inline-block;background:var(--accent);color:var(--paper);font-weight:650;padding:.45rem 1.1rem;border-radius:.5rem;list-style:none}
.subscribe>summary::-webkit-details-marker{display:none}
.subscribe dl{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:1rem 1.1rem;margin-top:.9rem;display:grid;gap:.8rem}
.subscribe dt{font-weight:650}
.subscribe dd{margin:0;display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:center;font-size:.95rem}
code{font:.88em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;background:var(--tint);padding:.2rem .5rem;border-radius:.3rem;user-select:all;-webkit-user-select:all;direction:ltr;unicode-bidi:isolate}
.hint{color:var(--soft);font-size:.9rem}
.items{list-style:none;padding:0}
.items>li{padding-block:1.6rem;border-bottom:1px solid var(--line)}
.items h2 a,.timeline h2 a{color:var(--ink);text-decoration:none}
.items h2 a:hover,.items h2 a:focus-visible,.timeline h2 a:hover,.timeline h2 a:focus-visible{text-decoration:underline;color:var(--accent)}
.items .meta{margin-top:.35rem}
.text{margin-top:.55rem}
.items details{margin-top:.7rem;font-size:.95rem}
.items details ul,.coverage{padding-inline-start:1.2rem;display:grid;gap:.35rem}
.more{padding-block:1.5rem;display:flex;gap:1.5rem;flex-wrap:wrap}
.topics{list-style:none;padding:0;margin-block:1rem;display:grid;gap:1.25rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,20.5rem),1fr))}
.topics>li{background:var(--card);border:1px solid var(--line);border-radius:.8rem;padding:1.3rem 1.4rem 1.1rem;display:flex;flex-direction:column;gap:.7rem}
.topics h3 a{text-decoration:none}
.topics h3 a:hover{text-decoration:underline}
.topics .about{color:var(--soft);font-size:.98rem}
.newest{list-style:none;padding:0;font-size:.95rem;line-height:1.45}
.newest li{padding-block:.5rem;border-top:1px solid var(--line)}
.newest a{color:var(--ink);text-decoration:none}
.newest a:hover{text-decoration:underline;color:var(--accent)}
.newest .meta{display:block;font-size:.84rem}
.latest{column-gap:3rem;margin-top:.4rem}
@media(min-width:52rem){.latest{columns:2}.latest li{break-inside:avoid}}
.latest li{font-size:1.05rem;border-top:0;border-bottom:1px solid var(--line)}
.topics .newest{margin-top:.1rem}
.earlier{margin-block:1.75rem .6rem;font-size:1.15rem}
.names{list-style:none;padding:0;margin-block:1rem;display:grid;gap:.35rem 1.5rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,15rem),1fr))}
.how{border-top:1px solid var(--line);padding-top:2rem}
.how p{max-width:42rem;margin-top:.6rem}
mark{background:var(--tint);color:inherit;font-weight:650;padding-inline:.1em;border-radius:.2em}
q{quotes:"“" "”"}
.card-foot{margin-top:auto;display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:.4rem 1rem;border-top:1px solid var(--line);padding-top:.7rem}
.formats{display:flex;gap:.4rem;list-style:none;padding:0}
.formats a{display:inline-block;min-width:2.6rem;text-align:center;background:var(--tint);text-decoration:none;font-size:.84rem;font-weight:650;padding:.18rem .6rem;border-radius:1rem}
.formats a:hover{text-decoration:underline}
.search{display:flex;gap:.5rem;margin-top:1.25rem;max-width:34rem}
.search input{flex:1;min-width:0;font:inherit;color:inherit;background:var(--card);border:1px solid var(--soft);border-radius:.5rem;padding:.45rem .8rem}
.search button{font:inherit;font-weight:650;background:var(--accent);color:var(--paper);border:0;border-radius:.5rem;padding:.45rem 1.1rem}
.empty{padding-block:3rem;color:var(--soft)}
.timeline{list-style:none;padding:0;margin-block:1.5rem}
.timeline li{border-inline-start:3px solid var(--line);padding-block:.2rem 1.5rem;padding-inline:1.2rem 0}
.timeline li[data-lead]{border-color:var(--accent)}
.timeline h2{font-size:1.15rem;margin-block:.15rem .3rem}
.badge{display:inline-block;background:var(--tint);color:var(--accent);border-radius:1rem;padding:.05rem .6rem;font-size:.84rem;font-weight:650}
.aside h2{font-size:1.1rem;margin-block:1.5rem .5rem}
.end{margin-top:2rem;padding-block:1.5rem 2.5rem;color:var(--soft);font-size:.9rem;display:flex;flex-wrap:wrap;gap:.4rem 1.5rem}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media print{.subscribe,.search,.skip,.more{display:none}}
`.trim();

/** Changes with the style sheet, so that caches may keep it for good. */
export const styleName = `style.css?${createHash('sha256').update(styleSheet).digest('hex').slice(0, 8)}`;
