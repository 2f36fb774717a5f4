import { render } from "preact";
import { App, sendForPage } from "./app";
import { speak } from "./messages";
import "./style/base.css";
import "./style/parts.css";
import "./style/matrix.css";
import "./style/network.css";

Promise.all([speak(), sendForPage()]).then(() => {
  const page = document.getElementById("page");
  if (page) render(<App />, page);
});
