import sanitizeHtml from "sanitize-html";

/** Formats of pictures that cannot act: no SVG. */
const dataPicture = /^data:image\/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+$/;

const structure =
	"p div span br hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code kbd samp var table thead tbody tfoot tr th td caption colgroup col details summary figure figcaption";
const words = "a b strong i em u s del ins sub sup small mark abbr q cite time img";

/**
 * Leaves of foreign HTML what can be looked at: no script, style, form, frame or embedded drawing, no attribute that
 * acts, names or places anything, no address that is loaded by itself. Pictures travel inside the text or not at all.
 */
export function sanitize(html: string): string {
	return sanitizeHtml(html, {
		allowedTags: `${structure} ${words}`.split(" "),
		allowedAttributes: {
			a: ["href", "title", "rel"],
			img: ["src", "alt", "title", "width", "height"],
			td: ["colspan", "rowspan", "align"],
			th: ["colspan", "rowspan", "scope", "align"],
			ol: ["start"],
			abbr: ["title"],
			time: ["datetime"],
		},
		allowedSchemes: ["http", "https", "mailto"],
		allowedSchemesByTag: { img: ["data"] },
		allowProtocolRelative: false,
		disallowedTagsMode: "discard",
		// Their text is not for readers.
		nonTextTags: [
			"script",
			"style",
			"textarea",
			"option",
			"noscript",
			"title",
			"svg",
			"math",
			"template",
			"iframe",
		],
		nestingLimit: 60,
		transformTags: {
			// The page has its own first heading: those of a file stand below it.
			...{ h1: "h2", h2: "h3", h3: "h4", h4: "h5", h5: "h6" },
			a: (tagName, { href, title }) => ({
				tagName,
				attribs: {
					rel: "noopener noreferrer nofollow",
					...(href === undefined ? {} : { href }),
					...(title === undefined ? {} : { title }),
				},
			}),
		},
		exclusiveFilter: ({ tag, attribs }) => tag === "img" && !dataPicture.test(attribs["src"] ?? ""),
	});
}
