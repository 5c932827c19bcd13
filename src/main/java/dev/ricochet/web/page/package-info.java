/**
 * The pages: what a person with a browser sees. They are rendered here, readable without a script, and in the same hands
 * as the REST interface: same scopes, same refusals.
 *
 * <p><b>A page</b> is a resource, a record and a template, in a corner of its own ({@code web.page.held}):
 *
 * <pre>{@code
 * @Path("/held") @Pages @Produces(MediaType.TEXT_HTML)          // @Pages: who it is, the form's key, the right origin
 * public class HeldPages {
 *     @GET @RolesAllowed(Scope.READ_BOUNCES)
 *     public HeldPage list() { return new HeldPage(…); }
 *
 *     @POST @Path("release") @RolesAllowed(Scope.WRITE_BOUNCES)
 *     public Response release(@RestForm String cause) {
 *         …
 *         return go.to("/held", Flash.done("37 bounces will be told."));    // Going: always away after a POST
 *     }
 * }
 *
 * @CheckedTemplate(basePath = "held", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)   // held/held-page.html
 * record HeldPage(List<Group> groups) implements TemplateInstance {}
 * }</pre>
 *
 * <p><b>The template</b> fills {@code layout.html}: {@code {#include layout}{#title}Held{/title} … {/include}}, and
 * {@code {#crumbs}} where the page stands below another. What one page and a part that is loaded alone have in common is a
 * template of its own, included by the one and returned by the other. A template sees the components of its page's record, and not
 * what else that can say: what is worked out is the method of a record within. All of them are public, or a native executable
 * would not find them. The navigation is the enum {@link
 * dev.ricochet.web.page.Section}: a page that has no entry there cannot be found.
 *
 * <p><b>Ready to use</b>, as tags below {@code templates/tags}:
 *
 * <ul>
 *   <li>{@code {#formkey /}} in each form that is posted (htmx sends it by itself)
 *   <li>{@code {#moment at /}}: a time, in the viewer's zone as soon as there is a script
 *   <li>{@code {#stranger text /}}: text from a mail, set apart from ours; long words break
 *   <li>{@code {#badge kind='bad' icon='stop' text='hard' /}}: kinds good, warn, bad, info, quiet; icons in icons.svg
 *   <li>{@code {#icon 'check' /}}, {@code {#empty title='…'} what to do next {/empty}}, {@code {#copy text /}}
 *   <li>{@code {#note kind='warn'} … {/note}}: a sentence that has to be seen
 *   <li>{@code {#pager next=link /}}: to what is older
 * </ul>
 *
 * <p>Classes for what needs no tag: {@code .card}, {@code .cards} (a grid of them), {@code .figure} (a number with its
 * word), {@code .table} in {@code .scroll}, {@code td.num}, {@code .form}, {@code .button} ({@code .primary}, {@code .danger},
 * {@code .plain}), {@code .bar} (filters and buttons in a row), {@code .facts} (a {@code dl}), {@code pre.source}.
 *
 * <p><b>Strangers' text</b> needs no care: whatever is put out is escaped, and what would not be seen, as marks that turn
 * the direction of writing, is shown by its number ({@link dev.ricochet.web.page.VisibleText}). Attributes stand in quotes.
 * {@code raw} and {@code safe} are not used.
 *
 * <p><b>Refusals</b> are thrown as everywhere ({@link dev.ricochet.web.problem.Refusal}), and become a page that says what
 * happened and what to do; whoever is not known is led to the sign-in and back.
 *
 * <p>No style and no script stands in a page, because the policy that goes with it allows neither: an {@code hx-on} or a
 * {@code style} attribute does nothing.
 */
@NullMarked
package dev.ricochet.web.page;

import org.jspecify.annotations.NullMarked;
