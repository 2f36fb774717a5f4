/** The bar above every page: home, search, language, theme. */
import { language, messages } from "../messages";
import { en } from "../messages/en";
import { here, there, view } from "../state/location";
import { chosenTheme, setTheme, THEMES } from "../state/preferences";
import { LANGUAGES, type Language } from "../state/view";
import { Link } from "./link";
import { SearchBox } from "./search_box";

const NAMES: Readonly<Record<Language, string>> = {
  en: en.name,
  "zh-Hans": "简体",
  "zh-Hant": "繁體",
};

export function SiteHeader() {
  const say = messages.value;
  const { page } = view.value;
  return (
    <header class="site">
      <a class="skip" href="#main">
        {say.skip}
      </a>
      <Link to={there({})} class="mark-home">
        {say.title}
      </Link>
      {page !== "home" && <SearchBox label={say.search} all />}
      <nav aria-label={say.about}>
        {(["prior", "ways", "network", "collections"] as const).map((each) => (
          <Link key={each} to={there({ page: each })} current={page === each}>
            {each === "collections" ? say.collection : say.page[each]}
          </Link>
        ))}
      </nav>
      <nav class="languages" aria-label={say.language}>
        {LANGUAGES.map((each) => (
          <Link key={each} to={here({ language: each })} current={each === language.value}>
            <span lang={each}>{NAMES[each]}</span>
          </Link>
        ))}
      </nav>
      <ThemeChoice />
    </header>
  );
}

function ThemeChoice() {
  const say = messages.value;
  return (
    <select
      class="theme"
      aria-label={say.theme}
      value={chosenTheme.value}
      onChange={(event) =>
        setTheme(THEMES.find((each) => each === event.currentTarget.value) ?? "auto")
      }
    >
      {THEMES.map((each) => (
        <option key={each} value={each}>
          {say.themes[each]}
        </option>
      ))}
    </select>
  );
}
