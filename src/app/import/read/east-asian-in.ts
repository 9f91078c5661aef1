/** National encodings that are told from each other and from those of alphabets. */
export type EastAsian = "gb18030" | "euc-kr" | "euc-jp";

/** The commonest characters of Chinese, and those of addresses and companies. */
const chinese = new Set(
  "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严首底液官德随病苏失尔死讲配女黄推显谈罪神艺呢席含企望密批营项防举球英氧势告李台落木帮轮破亚师围注远字材排供河态封另施减树溶怎止案言士均武固叶鱼波视仅费紧爱左章早朝害续轻服试食充兵源判护司足某练差致板田降黑犯负击范继兴似余坚曲输修故城夫够送笔船占右财吃富春职觉汉画功巴跟虽杂飞检吸助升阳互初创抗考投坏策古径换未跑留钢曾端责站简述钱副尽帝射草冲承独令限阿宣环双请超微让控州良轴找否纪益依优顶础载倒房突坐粉敌略客袁冷胜绝析块剂测丝协诉念陈仍罗盐友洋错苦夜刑移频逐靠混母短皮终聚汽村云哪既距卫停烈央察烧迅境若印洲刻括激孔搞甚室待核校散侵吧甲游久菜味旧模湖货损预阻毫普稳乙妈植息扩银语挥酒守拿序纸医缺雨吗针刘啊急唱误训愿审附获茶鲜粮斤孩脱硫肥善龙演父渐血欢械掌歌沙刚攻谓盾讨晚粒乱燃矛乎杀药宁鲁贵钟煤读班伯香介迫句丰培握兰担弦蛋沉假穿执答乐谁顺烟缩征脸喜松脚困异免背星福买染井概慢怕磁倍祖皇促静补评翻肉践尼衣宽扬棉希伤操垂秋宜氢套督振架亮末宪庆编牛触映雷销诗座居抓裂胞呼娘景威绿晶厚盟衡鸡孙延危胶屋乡临陆顾掉呀灯岁措束耐剧玉赵跳哥季课凯胡额款绍卷齐伟蒸殖永宗苗川炉岩弱零杨奏沿露杆探滑镇饭浓航怀赶库夺伊灵税途灭赛归召鼓播盘裁险康唯录菌纯借糖盖横符私努堂域枪润幅哈竟熟虫泽脑壤碳欧遍侧寨敢彻虑斜薄庭纳弹饲伸折麦湿暗荷瓦塞床筑恶户访塔奇透梁刀旋迹卡氯遇份毒泥退洗摆灰彩卖耗夏择忙铜献硬予繁圈雪函亦抽篇阵阴丁尺追堆雄迎泛爸楼避谋吨野猪旗累偏典馆索秦脂潮爷豆忽托惊塑遗愈朱替纤粗倾尚痛楚谢奋购磨君池旁碎骨监捕弟暴割贯殊释词亡壁顿宝午尘闻揭炮残冬桥妇警综招吴付浮遭徐您摇谷赞箱隔订男吹园纷唐败宋玻巨耕坦荣闭湾键凡驻锅救恩剥凝碱齿截炼麻纺禁废盛版缓净睛昌婚涉筒嘴插岸朗庄街藏姑贸腐奴啦惯乘恢匀纱扎辩耳彪臣亿璃抵脉秀萨俄网舞店喷纵寸汗挂洪贺闪柬爆烯津稻墙软勇像滚厘蒙芳肯坡柱荡腿仪旅尾轧冰贡登黎削钻勒逃障氨郭峰币港伏轨亩毕擦莫刺浪秘援株健售股岛甘泡睡童铸汤阀休汇舍牧绕炸哲磷绩朋淡尖启陷柴呈徒颜泪稍忘泵蓝拖洞授镜辛壮锋贫虚弯摩泰幼廷尊窗纲弄隶疑氏宫姐震瑞怪尤琴循描膜违夹腰缘珠穷森枝竹沟催绳忆邦剩幸浆栏拥牙贮礼滤钠纹罢拍咱喊袖埃勤罚焦潜伍墨欲缝姓刊饱仿奖铝鬼丽跨默挖链扫喝袋炭污幕诸弧励梅奶洁灾舟鉴苯讼抱毁懂寒智埔寄届跃渡挑丹艰贝碰拔爹戴码梦芽熔赤渔哭敬颗奔铅仲虎稀妹乏珍申桌遵允隆螺仓魏锐晓氮兼隐碍赫拨忠肃缸牵抢博巧壳兄杜讯诚碧祥柯页巡矩悲灌龄伦票寻桂铺圣恐恰郑趣抬荒腾贴柔滴猛阔辆妻填撤储签闹扰紫砂递戏吊陶伐喂疗瓶婆抚臂摸忍虾蜡邻胸巩挤偶弃槽劲乳邓吉仁烂砖租乌舰伴瓜浅丙暂燥橡柳迷暖牌秧胆详簧踏瓷谱呆宾糊洛辉愤竞隙怒粘乃绪肩籍敏涂熙皆侦悬掘享纠醒狂锁淀恨牲霸爬赏逆玩陵祝秒浙貌",
);

/** The commonest syllables of Korean, and those of addresses and companies. */
const korean = new Set(
  "이다의는에을가지하고로기사한도대시자어리나서스일들정해그아인수라부것으제를전과보만주은있상구성조장원인우여동년선관유마게비야적공여미경모러신오산화세소제무안안문내회문연생국방위없역드일재점트간중식업물명르심단회계더당면터던실발저물통치려체영행프달설각진감입민말결속남반건거본양된및강금북출용품교분급울차특별하음월광한국무역주식회사상사코리아서울인천대전광주수원구매담당전화주소빌딩층번길읍면군청테크산업전자화학물류유통글로벌인터내셔널엔지니어링호텔박최김준현호훈석혜희민영재은지윤케타키티파포크블바니노디린와",
);

/** The syllables of Japanese, and the commonest characters of addresses and companies. */
const japanese = new Set([
  ...Array.from({ length: 190 }, (_, index) => String.fromCharCode(0x3041 + index)),
  ..."株式会社有限合同東京都大阪府市区町村県北南西中山田本川小工業製作所商事電機日産貿易物流営担当部長様番地丁目名国注文送先電話住備考顧客支店神奈横浜愛知古屋福岡広島木村井上下石林佐藤鈴高橋伊渡辺",
]);

/**
 * Which of the East Asian encodings bytes are in that are no UTF-8; null when they may as well be an
 * alphabet's (Windows-1251 and the like). In these two bytes above ASCII stand together, so that
 * runs of such bytes are even; whose the characters are, the commonest tell.
 */
export function eastAsianIn(bytes: Buffer): EastAsian | null {
  const text = bytes.toString("latin1");
  const runs = text.match(/[\x80-\xff]+/g) ?? [];
  const odd = runs.filter((run) => run.length % 2 === 1).length;
  if (odd * 12 > runs.length) return null;
  const sample = bytes.subarray(0, 200_000);
  const share = (encoding: EastAsian, script: RegExp, common: ReadonlySet<string>): number => {
    const read = new TextDecoder(encoding).decode(sample);
    const written = Array.from(read).filter((character) => character > "\u007f");
    const letters = written.filter((character) => script.test(character));
    if (letters.length < written.length * 0.7) return 0;
    return letters.filter((character) => common.has(character)).length / letters.length;
  };
  const asChinese = share("gb18030", /\p{Script=Han}/u, chinese);
  const asKorean = share("euc-kr", /\p{Script=Hangul}/u, korean);
  const asJapanese = share(
    "euc-jp",
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u,
    japanese,
  );
  const best = Math.max(asChinese, asKorean, asJapanese);
  if (best < 0.55) return null;
  return best === asChinese ? "gb18030" : best === asKorean ? "euc-kr" : "euc-jp";
}
