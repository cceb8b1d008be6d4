import { hasFence } from "./prose.ts";
import { anyOf, countMatches } from "./match.ts";
import type { Asked } from "./types.ts";

const sureCode = anyOf(
  "\\b(?:python|javascript|typescript|java(?!\\s+(?:island|coffee|sea))|golang|kotlin|c\\+\\+|c#|\\.net|php|perl|haskell|scala|powershell|bash|sql|postgres(?:ql)?|mysql|sqlite|mongodb|html5?|css3?|react(?:js)?|vue(?:\\.?js)?|angular|django|flask|fastapi|node\\.?js|next\\.?js|pandas|numpy|pytorch|tensorflow|opencv|docker(?:file)?|kubernetes|terraform|ansible|regex|regexp|json|yaml|xml|graphql|rest\\s+api|webpack|tailwind|arduino|esp32|verilog|vhdl|cuda|opengl|glsl|selenium|excel\\s+(?:macro|formula)|vba|tkinter|pygame|roblox|lua|gdscript|unity|unreal|linux|ubuntu|nginx|redis|kafka|aws|vpc|makefile|wget|curl|ffmpeg|mfc|jetpack\\s+compose|blender\\s+python|openai\\s+api|langchain|huggingface|sklearn|scikit-learn|matplotlib|tiff|gan\\b|loss\\s+function|jenkins|gitlab|github|spring\\s+boot|laravel|wordpress|android\\s+studio|xcode|swiftui|flutter|dart|matlab|fortran|cobol|assembly|solidity|llvm)\\b",
  "\\b(?:c|c\\+\\+|rust|go|r|swift|ruby|julia)\\s+(?:code|program|function|script|library|compiler|language|struct|project)\\b|\\bin\\s+(?:rust|swift|ruby|julia|go|c)\\b(?=[\\s.,?!:]|$)",
  "\\b(?:write|create|implement|fix|debug|refactor|optimi[sz]e|explain|convert|run|review|rewrite|code|develop|give\\s+me)\\s+(?:\\w+\\s+){0,4}?(?:code|script|function|program|algorithm|class|app|application|api|query|regex|website|web\\s*page|bot|plugin|macro|unit\\s+tests?|module|compiler|parser)\\b",
  "\\b(?:source\\s+code|codebase|code\\s+snippet|stack\\s*trace|traceback|segfault|null\\s*pointer|compile[rs]?|runtime\\s+error|syntax\\s+error|pull\\s+request|git\\s+\\w+|command\\s+line|binary\\s+(?:search|tree)|linked\\s+list|hash\\s*(?:map|table)|dynamic\\s+programming|data\\s+structures?|time\\s+complexity|recursion|recursive|multithread\\w*|async\\w*|frontend|backend|full[- ]stack|microservices?|unit\\s+tests?|design\\s+pattern|object[- ]oriented|programming|software\\s+(?:engineer\\w*|develop\\w*|architecture)|leetcode|kernel\\s+module|api\\s+(?:key|endpoint|call)|web\\s*(?:socket|server|hook)s?|url\\s+shortener|operating\\s+system|pip\\s+install|npm\\b|sudo\\b)",
  "(?:编程|代码|程序|函数|脚本|算法|数据库|爬虫|プログラム|コード|関数|스크립트|코드|함수|프로그램|알고리즘|программ[аыу]\\b|код\\s|кода\\b|функци[юя]\\b|скрипт)",
);
/** What code looks like when nobody fenced it. */
const codeLine = anyOf(
  "^[ \\t]*(?:def|class|import|from\\s+\\S+\\s+import|function|const|let|var|public|private|static|void|int|#include|using\\s+\\w+|return|if\\s*\\(|for\\s*\\(|while\\s*\\(|select\\s.+\\sfrom|package|fn|func|struct|module|@\\w+|<\\/?[a-z]+[^>]*>)(?!\\p{L}).*[;:{}()>]\\s*$",
);
const codeSign = anyOf(
  "[;{}][ \\t]*$|=>|==|!=|\\w\\(\\)|\\w\\.\\w{1,40}\\(|::|->|\\+=|&&|\\w_\\w{1,40}[ \\t]*=|\\s-{1,2}[a-z]\\w*\\s",
);
/** Fewer may stand in a formula or a signature. */
const fewestCodeSigns = 5;

/** Whether somebody wants code written, changed or explained. */
export function isCoding({ prompts }: Asked): boolean {
  const text = prompts.join("\n");
  if (hasFence(text)) return true;
  return (
    countMatches(text, sureCode) >= 1 ||
    countMatches(text, codeLine) >= 2 ||
    countMatches(text, codeSign) >= fewestCodeSigns
  );
}
