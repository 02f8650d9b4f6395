/** English ad markers: labels, jump lines around ad slots, and the words of ad players. */
import type { MarkerGroup } from './ad-marker-group.js';

export const ENGLISH_MARKERS: readonly MarkerGroup[] = [
  {
    languages: ['en'],
    source:
      'labels of newspapers; Google AdSense label policy ("Advertisements", "Sponsored links"); FTC .com Disclosures',
    stems: 'advert | ads',
    always: `
      [,paid ,featured ,external ,our ][advertisement,advertisements,advert,adverts,ad]
      advertisment | advertisments | advertisemen | advertisemnt | advertisment | advertizement | advt | advertorial
      [,an ]advertisement feature | advertising feature | advertiser content | advertisers content | advertising content
      [,a ][paid,sponsored] [post,posts,content,program,programme,placement,story,stories,article,articles,message,video,feature,section,partnership,promotion]
      [paid,sponsored] [ad,ads,advert,advertisement,advertisements,advertising,link,links,result,results,listing,listings]
      paid partner content | paid [,for ]by | paid for and [posted,presented] by | content paid for by
      [,content ]sponsored by | sponsored content by | sponsor content | sponsor message | sponsor post | sponsored content from
      [,a ][message,word] from our [sponsor,sponsors,partner,partners,advertisers] | sponsor's message | sponsors message
      [,content ,stories ,more ,news ][from,by] our [sponsor,sponsors,partners,advertisers] | partner content | partnered content
      [branded,promoted,paid,partner] content [from,by] [our ,][partner,partners,sponsor,sponsors,advertisers] | [thanks,thank you] to our [sponsor,sponsors,partners,advertisers] | in [paid ,][partnership,association,collaboration] with | [special ,][advertising,advertiser] [section,supplement,department]
      [advertising,advertiser] feature | special [advertising,advertisement] feature | by [taboola,outbrain]
      promoted [content,story,stories,post,posts,link,links,by,video,article] | promotional [content,feature,message]
      brand studio content | native ad | native advertisement | commercial break | supported by | advertiser content from | x ad | spot img
      [inline,in article,mpu,house] [ad,ads,advert,advertisement] | banner ad | display ad
      ad [break,block,slot,space,unit,placeholder,content,info,choices,feedback,banner,box,container,position,zone] | adchoices
      advertisement [placeholder,banner,space,slot,break,block,unit,area,box,info,feedback]
      [,x ][about,why] [this ad,these ads,this advertisement] | why am i seeing this ad | why do i see this ad
      [report,report this,report an,hide,hide this,close,close this,skip,skip this,remove,remove this,stop seeing this] [ad,ads,advert,advertisement]
      [ad,ads,advertisement] [is ,are ,]loading | loading [ad,ads,advertisement] | advertisement is loading please wait
      [,this content is ,this article is ,this story is ,presented and ]brought to you by | presented by
      this [content,post,article,story,page] [is,was] [,paid ][sponsored,an advertisement,a sponsored post,a paid advertisement]
      this is sponsored content | this content is paid for by an advertiser | [ad,advertisement] i | continue to [story,the story,site,the site] | ad free experience | ad supported content | not interested in this ad | [article,story] continues after newsletter promotion
      this is a [sponsored post,sponsored article,paid advertisement,paid post]
      [ads,ad,content,stories,sponsored links,links,promoted links,powered,recommended] by [google,taboola,outbrain,revcontent,dianomi,mgid,adchoices]
      [,learn ]more about [ads,advertising] on this [site,page] | learn more about [ads,this advertiser] | [give ,send ,]feedback [on,about] [this ad,ads] | is this ad relevant | [seen this ad multiple times,ad was inappropriate,ad covered content,ad covered the page,we'll try not to show that ad again,we won't show you that ad again]
      place your [ad,advert,advertisement] here | turn off ads | support us and remove ads | native advertising content | adverstisement | advertisement for this [site,page] | dfp ad | sponsored stories you may like | promoted stories you may like | ads you may like | ads [from,by] | ads from google
      advertisement skip | [read,see] more below | [taboola,outbrain,dianomi,revcontent,adsbygoogle] | commercial message | sponsored ads | public service advertisement
      [pause,play,mute,unmute] ad | learn more about this ad | [your ,]ad will end in 0 | your ad here
      visit advertiser [,site,website] | visit [the ,]advertiser's [site,website] | go to advertiser site | ad closed by google
      thank you for your feedback on this ad | was this ad [helpful,relevant] | [,how relevant ]is this ad [,relevant ]to you | send feedback ad
    `,
    weak: `
      affiliate links | affiliate disclosure | advertiser disclosure | around the web | from around the web | stories from around the web | you may like from our partners
      branded content | brand content | this is an [ad,advert,advertisement] | [display,banner,video,text,google] [ads,advert,adverts,advertisement,advertisements]
      advertising | ads | sponsored | promoted
      commercial content | commercial feature | classified ads | advertise | advertise here | advertise with us
      [,partner ,promoted ,special ]offers from our partners | partner offer | partner offers | featured partners
    `,
    shout:
      'promotion | commercial | commercials | promo | promos | sponsor | sponsors | our sponsors | our sponsor | our partners | featured sponsor | special promotion | native advertising | most popular ads | mpu',
  },
  {
    languages: ['en'],
    source: 'jump lines above and below ad slots of US, UK, Canadian, Australian and Indian newspapers',
    stems: 'advert | ads',
    always: `
      [,the ,this ,your ,our ][story,article,post,content,report,text,column,interview,review,page,blog,recipe,list,video] [continues,continued,continue,resumes] [below,beneath,underneath,next]
      [,the ,this ,your ,our ][story,article,post,content,report,text,column,interview,review,recipe] [continues,continued,continue,resumes] [after,below,beneath,under] [,the ,this ,these ][ad,ads,advert,advertisement,advertisements,advertising,promotion,sponsored content,sponsor message,break,video,videos,newsletter,newsletter sign up,sign up,form,gallery,photo gallery,image,images,infographic,instagram,instagram post,facebook post,embed,quiz,timeline,slideshow,photo,photos,graphic,map,chart,tweet,poll,podcast]
      article content | article content continued | this advertisement has not loaded yet, but your article continues below | this advertisement has not loaded yet | scroll to resume content
      continue reading [article,story,post,this article,this post,the article,the full article,the full story,full article,full story] | continue below | read on below | [sign up,log in,click here,click] to continue | [,your ,video ,this ,the ]ad will [close,end,finish,skip] in 0[, seconds, second, sec, s]
      [continue,continues,continued,resume,keep] [reading,scrolling,story,article] [,below,beneath,underneath]
      [continue,continues,continued,keep] [reading,story,article,scrolling] [below,after,beneath,under,underneath,following,past] [,the ,this ,these ][ad,ads,advert,adverts,advertisement,advertisements,advertising,promotion,video,break]
      [continued,continues] [below,after this,after the break,after the jump,after ad,below ad,after advertisement]
      [,please ]continue [reading,to read] the [main ,rest of the ,full ,]story | continue reading the main article | continue reading this story
      [skip,jump] [to,past,to the] [main story,the main story] | continue to article | continue to the article
      [,please ][scroll,scroll down,keep scrolling,swipe,swipe up,swipe down,swipe left,tap] [to,for] [continue,continue reading,continue with content,continue with the story,continue with article,continue to content,continue to article,read more,keep reading,more,more content,the rest of the story]
      scroll [,down ]to continue with [content,story,article,reading] | scroll [past,below] [ad,the ad,this ad,advertisement] to continue[, reading]
      scroll down for [more,the rest of the story,story,next article,next story,the next story] | keep scrolling[,to read more, for more] | scroll for more[, content, stories]
      [more,story,article] [below,after,following] [,the ,this ,these ][ad,ads,advert,advertisement,advertisements,break] | more after the [ad,break,jump]
      [,the ,our ]article continues [below,after this,after ad] | [read,reading] continues below | [,this ]story continues after [,these ][messages,messages from our sponsors]
      [this ,the ,your ,]ad [will,would] end in 0[, seconds, second, sec, s] | [this ,the ,your ,]ad ends in 0[, seconds, second, sec, s]
      [your ,the ,this ,][video,content,story,article,stream,page,programme] will [,begin ,start ,resume ,play ,continue ,load ][after,in] [this ad,the ad,ad,the advertisement,this advertisement,the break,these ads,0 seconds,0]
      [you can ,]skip [,this ,the ][ad,advert,advertisement] in 0[, seconds, s, sec] | skip in 0[, seconds] | [,you can ]close [,this ]ad in 0[, seconds, s]
      ad 0 of 0 | advertisement 0 of 0 | ads 0 of 0 | ad 0s | [we'll ,we will ,]be right back after [this,these] [message,messages,break,ad,ads]
      [please ,]wait for the ad to end | the ad will [close,end,finish] in 0 seconds | [video ,video player ]ad | video continues after [this ,the ]ad
      [read,watch] [more,on] [after,below] [the ,this ,]ad | [start,end] of [ad,advertisement,advert,sponsored content] | [ad,advertisement] [ends,starts] [here,below] | [begin,end] [ad,advertisement]
      [please ,]support our [advertisers,sponsors] | [please ,]enable ads | [,the ]following is [a paid advertisement,sponsored content,paid content]
      click to continue reading | [click,tap] [here ,]to [continue,resume] reading | click here to continue to article | go ad free | remove ads[, for just 0, with a subscription]
      [enjoy ,browse ,read ,]ad free [with,for] [premium,subscribers] | want to [see fewer ads,remove ads,go ad free] | [tired,sick] of ads | subscribe to remove ads | upgrade to remove ads
    `,
  },
  {
    languages: ['en'],
    source: 'feedback forms beside the ads of CNN and WordPress.com; skip links around the ads of newspapers',
    stems: 'advert | ads',
    always: `
      cnn values your feedback | how relevant is this ad to you | 0 how relevant is this ad to you | did you encounter any technical issues | 0 did you encounter any technical issues
      video player was slow to load content | video content never loaded | ad froze or did not finish loading | video content did not start after ad | audio on ad was too loud | ad never loaded | ad prevented slowed the page from loading | content moved around while ad loaded | ad was repetitive to ads i've seen previously | video ad feedback
      your effort and contribution in providing this feedback is much appreciated | occasionally, some of your visitors may see an advertisement here | skip past advertisement | [skip,jump] past [ad,ads,advertisement,advertisements] | please disable your ad blocker | ad blocker detected | please turn off your ad blocker
    `,
  },
];
