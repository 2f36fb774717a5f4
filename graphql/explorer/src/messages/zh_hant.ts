/** Traditional Chinese, of Hong Kong: what the simplified says, word for word in its own terms. */
import type { Messages } from "./en";
import zhHans from "./zh_hans";

/** Terms that are others, and signs; looked for before single characters, the longest first. */
const TERMS: Readonly<Record<string, string>> = {
  申报文件: "申報文件",
  标识符: "識別碼",
  服务器: "伺服器",
  文件: "檔案",
  加载: "載入",
  打印: "列印",
  密钥: "金鑰",
  标签页: "分頁",
  字段: "欄位",
  视图: "檢視",
  链接: "連結",
  联系: "聯繫",
  关系: "關係",
  简体: "繁體",
  搜索: "搜尋",
  并入: "併入",
  委托: "委託",
  屏幕: "螢幕",
  复制: "複製",
  导出: "匯出",
  连接数: "連結數",
  个连接: "個連結",
  布局: "佈局",
  "“": "「",
  "”": "」",
};

/** Characters that the messages use and that are written otherwise, and how, in the same order. */
export const SIMPLIFIED =
  "与专业两个为么义于产仅从们价伙会体余关内写减几凭别务动区医协占历参发变号后吗启响围国图处复学实对寻属带并应开强归录径报择换据摊数无旧时显暂术机权条来构标样档没浅" +
  "浏潜点独献画盘离种称筛签简类约级经结绘给络统继续缩网职联范营见观视览计认议记许论证识词试话询详语说请读谁谱货资转载较输边过运还这连适选里钥链销键长门闭问间阵随隶" +
  "页顶项题额馆验码谢训将头横规练团声陈买佣创办编获购贷赁辑雇顾领员断该单导";
export const TRADITIONAL =
  "與專業兩個為麼義於產僅從們價夥會體餘關內寫減幾憑別務動區醫協佔歷參發變號後嗎啓響圍國圖處復學實對尋屬帶並應開強歸錄徑報擇換據攤數無舊時顯暫術機權條來構標樣檔沒淺" +
  "瀏潛點獨獻畫盤離種稱篩簽簡類約級經結繪給絡統繼續縮網職聯範營見觀視覽計認議記許論證識詞試話詢詳語說請讀誰譜貨資轉載較輸邊過運還這連適選裏鑰鏈銷鍵長門閉問間陣隨隸" +
  "頁頂項題額館驗碼謝訓將頭橫規練團聲陳買傭創辦編獲購貸賃輯僱顧領員斷該單導";

const SIGNS = new Map([...SIMPLIFIED].map((sign, index) => [sign, TRADITIONAL[index] as string]));
const FOUND = new RegExp([...Object.keys(TERMS), `[${SIMPLIFIED}]`].join("|"), "g");

/** A message of ours in traditional Chinese; not for names, which keep the script they came in. */
export function traditional(text: string): string {
  return text.replace(FOUND, (found) => TERMS[found] ?? SIGNS.get(found) ?? found);
}

type Texts = { readonly [name: string]: Texts | string | ((...values: unknown[]) => string) };

// What a message is given stands between these two, which no text holds, and stays as it is.
const GIVEN = /(\uE000[^\uE001]*\uE001)/;
const marked = (value: unknown) => (typeof value === "string" ? `\uE000${value}\uE001` : value);

/** A message with names in it: only its own words are in another script. */
function around(said: (...values: unknown[]) => string) {
  return (...values: unknown[]) =>
    said(...values.map(marked))
      .split(GIVEN)
      .map((part) => (GIVEN.test(part) ? part.slice(1, -1) : traditional(part)))
      .join("");
}

function translated(texts: Texts): Texts {
  const told = ([name, said]: [string, Texts[string]]) => {
    if (typeof said === "string") return [name, traditional(said)];
    return [name, typeof said === "function" ? around(said) : translated(said)];
  };
  return Object.fromEntries(Object.entries(texts).map(told));
}

export default translated(zhHans as unknown as Texts) as unknown as Messages;
