<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AgendaView</name>
    <message>
        <source>正在填报</source>
        <translation>Being filled</translation>
    </message>
    <message>
        <source>应报还未报</source>
        <translation>Due and not sent yet</translation>
    </message>
    <message>
        <source>数据不一致，待核对</source>
        <translation>Reports that differ</translation>
    </message>
    <message>
        <source>{heading}　{n}</source>
        <translation>{heading}  {n}</translation>
    </message>
    <message>
        <source>报送时限 {deadline}</source>
        <translation>Deadline {deadline}</translation>
    </message>
    <message>
        <source>已填 {done} 项，待处理 {open} 项</source>
        <translation>{done} filled, {open} to do</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>删除草稿“{title}”</source>
        <translation>Delete the draft "{title}"</translation>
    </message>
    <message>
        <source>已删除草稿“{title}”，按 Ctrl+Z 可以恢复。</source>
        <translation>The draft "{title}" is deleted; Ctrl+Z brings it back.</translation>
    </message>
    <message>
        <source>{next} 还没有报；上次报的是 {last}。</source>
        <translation>{next} has not been reported; the last one was {last}.</translation>
    </message>
    <message>
        <source>发表单位 {office}</source>
        <translation>asked for by {office}</translation>
    </message>
    <message>
        <source>点这里打开空白表。</source>
        <translation>Click to open the blank form.</translation>
    </message>
    <message>
        <source>{next} 还没有报</source>
        <translation>{next} has not been reported</translation>
    </message>
    <message>
        <source>可预填 {held} / {total} 项</source>
        <translation>{held} of {total} can be prefilled</translation>
    </message>
    <message>
        <source>约需 {n} 分钟</source>
        <translation>about {n} min</translation>
    </message>
    <message>
        <source>{period}　{n} 处不同：{files}。请导入确定报送的那一份，或在填报时逐项选择。</source>
        <translation>{period}  {n} places differ: {files}. Import the one that was really sent, or choose while filling.</translation>
    </message>
    <message>
        <source>新收到的数据</source>
        <translation>Newly received</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>{period}　来自 {sender}</source>
        <translation>{period}  from {sender}</translation>
    </message>
</context>
<context>
    <name>ArrivalsDialog</name>
    <message>
        <source>导入报表模板</source>
        <translation>Import templates</translation>
    </message>
    <message>
        <source>导入 {good} 份，{bad} 份没有导入。</source>
        <translation>{good} taken in, {bad} not.</translation>
    </message>
    <message>
        <source>导入 {good} 份。</source>
        <translation>{good} taken in.</translation>
    </message>
    <message>
        <source>导入结果</source>
        <translation>Result of the import</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>ArrivedPanel</name>
    <message>
        <source>新到的回流数据　{n}</source>
        <translation>New deliveries　{n}</translation>
    </message>
    <message>
        <source>等 {n} 份</source>
        <translation> and more, {n} in all</translation>
    </message>
    <message>
        <source>“{folder}”里有：{names}{more}。点开后导入</source>
        <translation>In “{folder}”: {names}{more}. Open to take in</translation>
    </message>
</context>
<context>
    <name>Arriving</name>
    <message>
        <source>正在导入报表模板……</source>
        <translation>Taking in templates …</translation>
    </message>
    <message>
        <source>看变化</source>
        <translation>See what changed</translation>
    </message>
    <message>
        <source>核改</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>选择存放已发布报表模板的文件夹</source>
        <translation>Choose the folder that templates are published in</translation>
    </message>
    <message>
        <source>正在核对“{folder}”里的签名……</source>
        <translation>Checking the signatures in “{folder}” …</translation>
    </message>
    <message>
        <source>正在接收报表模板……</source>
        <translation>Taking in templates …</translation>
    </message>
</context>
<context>
    <name>BrowseView</name>
    <message>
        <source>浏览方式</source>
        <translation>Browse by</translation>
    </message>
    <message>
        <source>按对象：全部</source>
        <translation>By subject: all</translation>
    </message>
    <message>
        <source>按对象：本单位和村</source>
        <translation>By subject: unit and villages</translation>
    </message>
    <message>
        <source>按对象：人员</source>
        <translation>By subject: people</translation>
    </message>
    <message>
        <source>按对象：其他</source>
        <translation>By subject: others</translation>
    </message>
    <message>
        <source>按数据项</source>
        <translation>By data item</translation>
    </message>
    <message>
        <source>查找对象或数据项</source>
        <translation>Find a subject or data item</translation>
    </message>
    <message>
        <source>名称或证件号码（Ctrl+F）</source>
        <translation>Name or number (Ctrl+F)</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>对象或数据项</source>
        <translation>Subjects or data items</translation>
    </message>
    <message>
        <source>请在左边选择</source>
        <translation>Choose on the left</translation>
    </message>
    <message>
        <source>合并或分开…</source>
        <translation>Merge or split…</translation>
    </message>
    <message>
        <source>在这些数据里查找</source>
        <translation>Find among these values</translation>
    </message>
    <message>
        <source>数据项</source>
        <translation>Data item</translation>
    </message>
    <message>
        <source>数值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>报告期</source>
        <translation>Report period</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>对象</source>
        <translation>Subject</translation>
    </message>
</context>
<context>
    <name>BusyBar</name>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>工作表</source>
        <translation>Sheets</translation>
    </message>
</context>
<context>
    <name>CataloguesView</name>
    <message>
        <source>目录</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>数据项</source>
        <translation>Data item</translation>
    </message>
    <message>
        <source>提供单位</source>
        <translation>Provided by</translation>
    </message>
    <message>
        <source>可提示</source>
        <translation>Usable</translation>
    </message>
    <message>
        <source>共享属性</source>
        <translation>Sharing attribute</translation>
    </message>
    <message>
        <source>导入时间</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>已导入的目录</source>
        <translation>Imported catalogues</translation>
    </message>
    <message>
        <source>与上一版对照</source>
        <translation>Compare with before</translation>
    </message>
    <message>
        <source>变化</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>所属目录</source>
        <translation>Catalogue entry</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>两版之间的变化</source>
        <translation>Changes between the two versions</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>in use</translation>
    </message>
    <message>
        <source>已被新版替代</source>
        <translation>replaced by a newer one</translation>
    </message>
    <message>
        <source>还没有导入目录。没有本地目录时，可在“数据项”里查看典型目录。</source>
        <translation>No catalogue has been taken in. Without a local one, see the typical items under “Items”.</translation>
    </message>
    <message>
        <source>正在对照目录……</source>
        <translation>Comparing the catalogues…</translation>
    </message>
    <message>
        <source>{before} → {after}：新增 {added} 项，取消 {removed} 项，改动 {changed} 处。</source>
        <translation>{before} → {after}: {added} added, {removed} removed, {changed} changed.</translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message>
        <source>变更清单</source>
        <translation>Change sheet</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>变更</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>与上期相同</source>
        <translation>Same as last time</translation>
    </message>
    <message>
        <source>变化</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>对象</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>About</translation>
    </message>
    <message>
        <source>没有上期花名册，全部是新增</source>
        <translation>no earlier roster; every row is new</translation>
    </message>
    <message>
        <source>与“{source}”相比</source>
        <translation>Compared with “{source}”</translation>
    </message>
    <message>
        <source>双击或按 Enter 转到这一行修改。整体确认后，待核实的金额等也按表中所示写入；数据不一致的仍需逐项处理。</source>
        <translation>Double-click or press Enter to go to a row. Confirming writes amounts still to be checked as shown here; conflicts are still settled one by one.</translation>
    </message>
    <message>
        <source>核对无误，整体确认</source>
        <translation>All checked, confirm as a whole</translation>
    </message>
    <message>
        <source>以后再核对</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>ChangesView</name>
    <message>
        <source>核改新版</source>
        <translation>Review the new one</translation>
    </message>
    <message>
        <source>返回列表</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>上一版</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>新版</source>
        <translation>New</translation>
    </message>
    <message>
        <source>变化</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>新旧版本的变化</source>
        <translation>What changed between the versions</translation>
    </message>
    <message>
        <source>第 {n} 版，{changes} 处变化</source>
        <translation>Version {n}, {changes} changes</translation>
    </message>
</context>
<context>
    <name>ChannelDialog</name>
    <message>
        <source>申请渠道</source>
        <translation>Where to apply</translation>
    </message>
    <message>
        <source>向{provider}申请数据时找谁、从哪里提出，写进需求清单。</source>
        <translation>Whom to ask and where to apply for data of {provider}; it goes into the list of needs.</translation>
    </message>
    <message>
        <source>牵头部门</source>
        <translation>Lead department</translation>
    </message>
    <message>
        <source>例如：县数据局</source>
        <translation>For example: the county's data bureau</translation>
    </message>
    <message>
        <source>例如：县一体化政务大数据平台</source>
        <translation>For example: the county's data platform</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ChecksBar</name>
    <message>
        <source>审核提示</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>审核：{first}</source>
        <translation>Checks: {first}</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Fold</translation>
    </message>
    <message>
        <source>全部 {n} 条</source>
        <translation>All {n}</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>选择以往已报送的报表</source>
        <translation>Choose reports sent before</translation>
    </message>
    <message>
        <source>报表文件</source>
        <translation>Report files</translation>
    </message>
    <message>
        <source>选择交回的文件（可以多选）</source>
        <translation>Choose the files that came back (several at once)</translation>
    </message>
    <message>
        <source>选择存放以往报表的文件夹</source>
        <translation>Choose the folder with past reports</translation>
    </message>
    <message>
        <source>打开要填的空白表</source>
        <translation>Open the blank form to fill</translation>
    </message>
    <message>
        <source>空白表</source>
        <translation>Blank forms</translation>
    </message>
    <message>
        <source>选择要导入的空白表（可多选）</source>
        <translation>Choose blank forms to import (several at once)</translation>
    </message>
    <message>
        <source>保存已填报表</source>
        <translation>Save the filled form</translation>
    </message>
    <message>
        <source>备份历史数据</source>
        <translation>Back up the history</translation>
    </message>
    <message>
        <source>选择备份文件</source>
        <translation>Choose a backup</translation>
    </message>
    <message>
        <source>选择一个空文件夹，存放恢复的历史数据</source>
        <translation>Choose an empty folder for the restored history</translation>
    </message>
    <message>
        <source>这张表有更正还没有保存到文件，离开后不会保留。</source>
        <translation>This form has corrections that are in no file yet. They are lost if you leave.</translation>
    </message>
    <message>
        <source>先保存</source>
        <translation>Save first</translation>
    </message>
    <message>
        <source>不保存</source>
        <translation>Don't save</translation>
    </message>
    <message>
        <source>继续填报</source>
        <translation>Keep filling</translation>
    </message>
</context>
<context>
    <name>ConflictsView</name>
    <message>
        <source>数据</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>不一致的数据</source>
        <translation>Values that differ</translation>
    </message>
    <message>
        <source>正在比对各份报表……</source>
        <translation>Comparing the reports…</translation>
    </message>
    <message>
        <source>有 {n} 项数据在不同报表里不一致。选中一项，按数字键采用其中一个数值。</source>
        <translation>{n} values differ between reports. Choose one and take a side with its number key.</translation>
    </message>
    <message>
        <source>各份报表没有不一致的数据。导入报表或收到数据后，不一致的会列在这里。</source>
        <translation>No values differ between reports. After an import or an exchange, those that do are listed here.</translation>
    </message>
    <message>
        <source>这一项核定过，之后又有报表与核定的数值不同。</source>
        <translation>This was settled before; a report that came later says otherwise.</translation>
    </message>
    <message>
        <source>第 {n} 个</source>
        <translation>Number {n}</translation>
    </message>
    <message>
        <source>另有 {n} 处来源</source>
        <translation>{n} more sources</translation>
    </message>
    <message>
        <source>采用这个（{n}）</source>
        <translation>Take this ({n})</translation>
    </message>
    <message>
        <source>采用 {value}</source>
        <translation>Take {value}</translation>
    </message>
    <message>
        <source>查看原表</source>
        <translation>Show report</translation>
    </message>
    <message>
        <source>查看原表 {place}</source>
        <translation>Show report {place}</translation>
    </message>
    <message>
        <source>都不对，或需要说明</source>
        <translation>None of these, or a note</translation>
    </message>
    <message>
        <source>其他数值</source>
        <translation>Another value</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>说明，例如：与村里核对过（采用上面的数值时也会保存）</source>
        <translation>Note, for example: checked with the village (kept with a value taken above, too)</translation>
    </message>
    <message>
        <source>采用其他数值</source>
        <translation>Take another value</translation>
    </message>
    <message>
        <source>核定“{name}”</source>
        <translation>Settle “{name}”</translation>
    </message>
    <message>
        <source>已核定，Ctrl+Z 可撤销。</source>
        <translation>Settled; Ctrl+Z takes it back.</translation>
    </message>
</context>
<context>
    <name>CopyDialog</name>
    <message>
        <source>这里没有可以复制的记录或列。</source>
        <translation>There is no record or column to copy here.</translation>
    </message>
    <message>
        <source>复制为一块</source>
        <translation>Copy as a block</translation>
    </message>
    <message>
        <source>复制什么</source>
        <translation>What to copy</translation>
    </message>
    <message>
        <source>这条记录（{n} 格）</source>
        <translation>This record ({n} cells)</translation>
    </message>
    <message>
        <source>这一列（{n} 格）</source>
        <translation>This column ({n} cells)</translation>
    </message>
    <message>
        <source>怎样隔开</source>
        <translation>Parted by</translation>
    </message>
    <message>
        <source>用 Tab 隔开，逐格填入</source>
        <translation>Tabs, cell by cell</translation>
    </message>
    <message>
        <source>每格一行</source>
        <translation>One line a cell</translation>
    </message>
    <message>
        <source>顺序</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>勾选要复制的项，拖动或用按钮排成对方系统的顺序；这张表的顺序会记住。</source>
        <translation>Tick what to copy and put it in the other system's order by dragging or with the buttons; the order is kept for this form.</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>CorrectDialog</name>
    <message>
        <source>更正数据</source>
        <translation>Correct a value</translation>
    </message>
    <message>
        <source>新数值</source>
        <translation>New value</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>为什么更正，例如：与村里核对过</source>
        <translation>Why, for example: checked with the village</translation>
    </message>
    <message>
        <source>正在查找用过原数值的报表……</source>
        <translation>Looking for reports that used the old value…</translation>
    </message>
    <message>
        <source>用过原数值的报表</source>
        <translation>Reports that used the old value</translation>
    </message>
    <message>
        <source>更正后，以后填报使用新数值；已报送的报表原文不变。可以用 Ctrl+Z 撤销。</source>
        <translation>From now on forms are filled with the new value; reports that were sent stay as they are. Ctrl+Z takes it back.</translation>
    </message>
    <message>
        <source>原数值：{value}</source>
        <translation>Old value: {value}</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>原数值是数字，“{text}”不是；请核对后再更正。</source>
        <translation>The old value is a number, “{text}” isn't; please check before you correct.</translation>
    </message>
    <message>
        <source>没有报表用过这个数值。</source>
        <translation>No report used this value.</translation>
    </message>
    <message>
        <source>有 {n} 处用过原数值，其中 {same} 处是同一报告期：</source>
        <translation>The old value was used in {n} places, {same} of them for the same period:</translation>
    </message>
    <message>
        <source>已报送</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>其他版本</source>
        <translation>Other version</translation>
    </message>
    <message>
        <source>用本程序填过</source>
        <translation>Filled with this program</translation>
    </message>
    <message>
        <source>更正“{name}”</source>
        <translation>Correct “{name}”</translation>
    </message>
    <message>
        <source>已更正，Ctrl+Z 可撤销。</source>
        <translation>Corrected; Ctrl+Z takes it back.</translation>
    </message>
</context>
<context>
    <name>Correcting</name>
    <message>
        <source>核改一列</source>
        <translation>Correct a column</translation>
    </message>
    <message>
        <source>核改填报项</source>
        <translation>Correct a field</translation>
    </message>
    <message>
        <source>这里没有可以去掉的填报项。</source>
        <translation>There is no field here to take out.</translation>
    </message>
    <message>
        <source>去掉填报项</source>
        <translation>Take a field out</translation>
    </message>
    <message>
        <source>请先选一个还不是填报项的格子。</source>
        <translation>First choose a cell that is no field yet.</translation>
    </message>
    <message>
        <source>增加填报项</source>
        <translation>Add a field</translation>
    </message>
    <message>
        <source>框选表格</source>
        <translation>Draw a table</translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>共更正 {n} 处。更正后以后填报使用新数值，已报出的那一份保留备查，并生成更正说明。</source>
        <translation>{n} places are corrected. From now on the new values are used; what was sent is kept, and a correction note is written.</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>更正内容</source>
        <translation>What is corrected</translation>
    </message>
    <message>
        <source>新增第 {n} 行</source>
        <translation>row {n} added</translation>
    </message>
    <message>
        <source>删除原第 {n} 行</source>
        <translation>former row {n} taken out</translation>
    </message>
    <message>
        <source>用过原数值的报表</source>
        <translation>Reports that used the old value</translation>
    </message>
    <message>
        <source>还有 {n} 处用到原值，请逐一核实：</source>
        <translation>{n} other places used an old value; please check each:</translation>
    </message>
    <message>
        <source>没有其他报表用到原值。</source>
        <translation>No other report used the old values.</translation>
    </message>
    <message>
        <source>更正原因</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>Corrector</name>
    <message>
        <source>已按“{unit}”换算为 {value}。</source>
        <translation>Converted to {value} {unit}.</translation>
    </message>
    <message>
        <source>“{path}”要求填数字，已按文字记录，请核对。</source>
        <translation>“{path}” asks for a number; what you typed was kept as text. Please check it.</translation>
    </message>
    <message>
        <source>更正“{path}”</source>
        <translation>Correct “{path}”</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>花名册请用“变更清单”整体核对（Ctrl+M）。</source>
        <translation>Rosters are checked with the change sheet (Ctrl+M).</translation>
    </message>
    <message>
        <source>剩下的预填项是金额或证件号码，请逐项核对。</source>
        <translation>The prefilled values that are left are amounts or identity numbers. Please check them one by one.</translation>
    </message>
    <message>
        <source>预填项核对无误</source>
        <translation>Prefilled values are right</translation>
    </message>
    <message>
        <source>已将 {n} 个预填项标为已核对。</source>
        <translation>{n} prefilled values were marked as checked.</translation>
    </message>
    <message>
        <source>花名册核对无误</source>
        <translation>Roster checked</translation>
    </message>
    <message>
        <source>恢复此行</source>
        <translation>Restore row</translation>
    </message>
    <message>
        <source>删除此行</source>
        <translation>Remove row</translation>
    </message>
    <message>
        <source>增加行</source>
        <translation>Add row</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>已粘贴 {n} 格。</source>
        <translation>{n} cells pasted.</translation>
    </message>
    <message>
        <source>其中 {n} 格要求填数字，已按文字记录，请核对。</source>
        <translation>{n} of them ask for a number and were kept as text; please check.</translation>
    </message>
</context>
<context>
    <name>CoverDialog</name>
    <message>
        <source>报送函</source>
        <translation>Cover note</translation>
    </message>
    <message>
        <source>随报表一起报送的函，生成 Word 文件。文号、落款、印章和联系人留空，由党政办办理。</source>
        <translation>A note that goes with a report, as a Word file. Number, signatory, seal and contact are left open for the general office.</translation>
    </message>
    <message>
        <source>报表名称</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>收文单位</source>
        <translation>Goes to</translation>
    </message>
    <message>
        <source>要这份报表的单位</source>
        <translation>The office that asks for the report</translation>
    </message>
    <message>
        <source>报告期</source>
        <translation>Report period</translation>
    </message>
    <message>
        <source>例如：2026年4月</source>
        <translation>For example: 2026年4月</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>需要说明的事项，一行一条；可不填</source>
        <translation>What needs to be said, one line each; optional</translation>
    </message>
    <message>
        <source>生成函件…</source>
        <translation>Write the letter…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>DatePopup</name>
    <message>
        <source>日历</source>
        <translation>Calendar</translation>
    </message>
</context>
<context>
    <name>DecisionsView</name>
    <message>
        <source>查找决定</source>
        <translation>Find a decision</translation>
    </message>
    <message>
        <source>查找：数据项、对象、报表、数值</source>
        <translation>Find: data item, subject, report, value</translation>
    </message>
    <message>
        <source>也显示已替换和已撤销的</source>
        <translation>Show replaced and undone ones too</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>决定</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>对象</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>About</translation>
    </message>
    <message>
        <source>报告期</source>
        <translation>Report period</translation>
    </message>
    <message>
        <source>数值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>已作的决定</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>撤销这个决定</source>
        <translation>Undo this decision</translation>
    </message>
    <message>
        <source>改为</source>
        <translation>Change to</translation>
    </message>
    <message>
        <source>显示完整号码</source>
        <translation>Show the whole number</translation>
    </message>
    <message>
        <source>新数值</source>
        <translation>New value</translation>
    </message>
    <message>
        <source>还没有作过决定。填报时核对、更正、选择“不是这个”，都会记在这里，随时可以改。</source>
        <translation>No decisions yet. What you confirm, correct or refuse (“not this”) while filling is kept here and can be changed at any time.</translation>
    </message>
    <message>
        <source>共 {n} 个决定，最近的在前面。</source>
        <translation>{n} decisions, the newest first.</translation>
    </message>
    <message>
        <source>撤销“{what}”</source>
        <translation>Undo “{what}”</translation>
    </message>
    <message>
        <source>已撤销，Ctrl+Z 可恢复。</source>
        <translation>Undone; Ctrl+Z brings it back.</translation>
    </message>
    <message>
        <source>更改“{what}”</source>
        <translation>Change “{what}”</translation>
    </message>
    <message>
        <source>已更改，Ctrl+Z 可撤销。</source>
        <translation>Changed; Ctrl+Z takes it back.</translation>
    </message>
</context>
<context>
    <name>DeliveriesView</name>
    <message>
        <source>提供单位</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>报告期</source>
        <translation>Report period</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>使用时限</source>
        <translation>Use until</translation>
    </message>
    <message>
        <source>回流数据</source>
        <translation>Returned data</translation>
    </message>
    <message>
        <source>与历史数据对照</source>
        <translation>Compare with reports</translation>
    </message>
    <message>
        <source>数据项</source>
        <translation>Data item</translation>
    </message>
    <message>
        <source>对象</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>历史数据</source>
        <translation>History</translation>
    </message>
    <message>
        <source>不一致的数据</source>
        <translation>Differences</translation>
    </message>
    <message>
        <source>起草校核申请…</source>
        <translation>Request verification…</translation>
    </message>
    <message>
        <source>处置</source>
        <translation>Dispose</translation>
    </message>
    <message>
        <source>正在与历史数据对照……</source>
        <translation>Comparing with reports …</translation>
    </message>
    <message>
        <source>一致 {same} 处，不一致 {differ} 处，只有一方有的 {gaps} 处。不一致的请先核实；回流数据不会改动历史数据。</source>
        <translation>{same} agree, {differ} differ, {gaps} are on one side only. Verify what differs; returned data change nothing that was reported.</translation>
    </message>
    <message>
        <source>校核申请函-{provider}.docx</source>
        <translation>Request for verification - {provider}.docx</translation>
    </message>
    <message>
        <source>正在生成函件……</source>
        <translation>Writing the letter…</translation>
    </message>
    <message>
        <source>已生成“{file}”，在“函件”里登记进展。文号、落款、印章和联系人留空，由党政办办理。</source>
        <translation>Written: "{file}"; record what becomes of it under Letters. Number, signatory, seal and contact are left open for the general office.</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>确认处置</source>
        <translation>Confirm disposal</translation>
    </message>
    <message>
        <source>处置后这份回流数据不能恢复，使用记录仍保留。再按一次“确认处置”。</source>
        <translation>What is disposed of can't be brought back; the log of its uses stays. Press “Confirm disposal” once more.</translation>
    </message>
    <message>
        <source>正在处置……</source>
        <translation>Disposing …</translation>
    </message>
</context>
<context>
    <name>DocumentView</name>
    <message>
        <source>原表</source>
        <translation>Report</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>以往已报送的报表</source>
        <translation>Reports sent before</translation>
    </message>
    <message>
        <source>放在这里：导入到历史数据</source>
        <translation>Drop here: taken into the history</translation>
    </message>
    <message>
        <source>要填的空白表</source>
        <translation>Blank form to fill</translation>
    </message>
    <message>
        <source>放在这里：打开并预填</source>
        <translation>Drop here: opened and prefilled</translation>
    </message>
    <message>
        <source>新来的通知</source>
        <translation>A new notice</translation>
    </message>
    <message>
        <source>放在这里：读出时限和要求，记入待办（附件一起放）</source>
        <translation>Drop here: deadline and contact are read, and it becomes a task (with its attachments)</translation>
    </message>
</context>
<context>
    <name>ElementsDialog</name>
    <message>
        <source>共享申请函</source>
        <translation>Request for shared data</translation>
    </message>
    <message>
        <source>写给{provider}，申请{n}项：{items}。请核对下面五项，写好后生成 Word 函件。</source>
        <translation>To {provider}, for {n} items: {items}. Check the five points below; then the letter is written as a Word file.</translation>
    </message>
    <message>
        <source>使用依据</source>
        <translation>Ground of use</translation>
    </message>
    <message>
        <source>使用场景</source>
        <translation>Occasion of use</translation>
    </message>
    <message>
        <source>使用范围</source>
        <translation>Scope of use</translation>
    </message>
    <message>
        <source>共享方式</source>
        <translation>Way of sharing</translation>
    </message>
    <message>
        <source>使用时限</source>
        <translation>Term of use</translation>
    </message>
    <message>
        <source>文号、落款、印章和联系人在函件里留空，由党政办办理。</source>
        <translation>Number, signatory, seal and contact are left open in the letter, for the general office.</translation>
    </message>
    <message>
        <source>生成函件…</source>
        <translation>Write the letter…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>EndpointDialog</name>
    <message>
        <source>数据接口</source>
        <translation>Endpoints</translation>
    </message>
    <message>
        <source>测试</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>连接一次，看能读到什么；什么都不保存</source>
        <translation>Connects once to see what can be read; nothing is kept</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>自己起名，例如：县民政局回流</source>
        <translation>A name of your own</translation>
    </message>
    <message>
        <source>提供单位</source>
        <translation>Provided by</translation>
    </message>
    <message>
        <source>作为数据来源显示</source>
        <translation>Shown as the source of the data</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>接收文件夹（部门或交换系统放入文件）</source>
        <translation>Folder (offices or an exchange system put files there)</translation>
    </message>
    <message>
        <source>数据接口（HTTP）</source>
        <translation>Data endpoint (HTTP)</translation>
    </message>
    <message>
        <source>目录接口（CKAN）</source>
        <translation>Catalogue endpoint (CKAN)</translation>
    </message>
    <message>
        <source>数据库视图（PostgreSQL）</source>
        <translation>Database view (PostgreSQL)</translation>
    </message>
    <message>
        <source>视图名称</source>
        <translation>View</translation>
    </message>
    <message>
        <source>只取这些栏目</source>
        <translation>Only these columns</translation>
    </message>
    <message>
        <source>用顿号隔开；空着取视图的全部栏目</source>
        <translation>Separated by commas; empty for all</translation>
    </message>
    <message>
        <source>身份验证</source>
        <translation>Authentication</translation>
    </message>
    <message>
        <source>不需要</source>
        <translation>None</translation>
    </message>
    <message>
        <source>密钥</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>客户端凭证（OAuth2）</source>
        <translation>Client credentials (OAuth2)</translation>
    </message>
    <message>
        <source>密钥放在哪个请求头</source>
        <translation>Header for the key</translation>
    </message>
    <message>
        <source>令牌地址</source>
        <translation>Token URL</translation>
    </message>
    <message>
        <source>客户端编号</source>
        <translation>Client ID</translation>
    </message>
    <message>
        <source>授权范围</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>可不填</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>密钥或密码</source>
        <translation>Secret or password</translation>
    </message>
    <message>
        <source>使用场景</source>
        <translation>Occasion of use</translation>
    </message>
    <message>
        <source>取来做什么用，例如：填报月报时预填</source>
        <translation>What the data are used for</translation>
    </message>
    <message>
        <source>使用时限</source>
        <translation>May be used until</translation>
    </message>
    <message>
        <source>最后一天，例如：2027-12-31；可不填</source>
        <translation>The last day, such as 2027-12-31; optional</translation>
    </message>
    <message>
        <source>已确认在内部网络，允许不加密传输</source>
        <translation>This is a closed network: allow it without encryption</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>选择…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>已保存的可以空着；换了地址要重新填写</source>
        <translation>Empty keeps the saved one; a new address needs it again</translation>
    </message>
    <message>
        <source>正在连接……</source>
        <translation>Connecting…</translation>
    </message>
</context>
<context>
    <name>EndpointsView</name>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>提供单位</source>
        <translation>Provided by</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>新到文件</source>
        <translation>New files</translation>
    </message>
    <message>
        <source>上次获取</source>
        <translation>Last fetched</translation>
    </message>
    <message>
        <source>使用时限</source>
        <translation>May be used until</translation>
    </message>
    <message>
        <source>数据接口</source>
        <translation>Endpoints</translation>
    </message>
    <message>
        <source>新增数据接口…</source>
        <translation>Add an endpoint…</translation>
    </message>
    <message>
        <source>获取数据</source>
        <translation>Fetch</translation>
    </message>
    <message>
        <source>全部获取</source>
        <translation>Fetch all</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>接收文件夹</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>目录接口</source>
        <translation>Catalogue endpoint</translation>
    </message>
    <message>
        <source>数据库视图</source>
        <translation>Database view</translation>
    </message>
    <message>
        <source>部门返还数据的文件夹、接口或数据库视图登记在这里，以后按一下就能取来。密钥只存在这台电脑的加密数据里。</source>
        <translation>Folders, endpoints and database views of offices that return data are kept here; after that one press fetches. Secrets stay in the encrypted data of this computer.</translation>
    </message>
    <message>
        <source>“{names}”里有 {n} 份新文件，选中后按“获取数据”导入。</source>
        <translation>“{names}”: {n} new files; choose it and press “Fetch”.</translation>
    </message>
    <message>
        <source>没有新到的文件。接收文件夹会自动查看；其他接口按“获取数据”时连接。</source>
        <translation>No new files. Folders are looked into by themselves; others are connected to by “Fetch”.</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>选择部门存放返还数据的文件夹</source>
        <translation>Choose the folder that offices put their data into</translation>
    </message>
    <message>
        <source>✓ 文件夹可以打开，里面没有新文件。</source>
        <translation>✓ The folder opens; there are no new files in it.</translation>
    </message>
    <message>
        <source>✓ 可以读到数据目录“{name}”，{n} 个数据项。</source>
        <translation>✓ The catalogue “{name}” can be read: {n} items.</translation>
    </message>
    <message>
        <source>✓ 可以读到“{file}”，{n} 处数值。</source>
        <translation>✓ “{file}” can be read: {n} values.</translation>
    </message>
    <message>
        <source>正在获取数据……</source>
        <translation>Fetching…</translation>
    </message>
    <message>
        <source>确认删除</source>
        <translation>Really delete</translation>
    </message>
    <message>
        <source>删除后不再从这里获取，密钥一并删除；已取来的数据仍在。再按一次“确认删除”。</source>
        <translation>Nothing more is fetched from here, and its secret is deleted; what was fetched stays. Press “Really delete” to go on.</translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>? 待核实</source>
        <translation>? To check</translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message>
        <source>收发</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>收发位置</source>
        <translation>Place of exchange</translation>
    </message>
    <message>
        <source>文件夹里只有加密、签名的数据，只有配对的电脑能读。可以用共享盘，也可以用 U 盘来回拷带。</source>
        <translation>The folder holds only encrypted, signed data that paired computers alone can read. A shared drive will do, or a USB stick carried back and forth.</translation>
    </message>
    <message>
        <source>立即收发</source>
        <translation>Exchange now</translation>
    </message>
    <message>
        <source>选择文件夹…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>清理旧文件</source>
        <translation>Clear old files</translation>
    </message>
    <message>
        <source>删除本机放入、所有配对电脑都已收妥、并且另有一份的旧文件。</source>
        <translation>Removes old files that this computer put there, that every paired computer has received, and that are there a second time.</translation>
    </message>
    <message>
        <source>这次收发</source>
        <translation>This exchange</translation>
    </message>
    <message>
        <source>到待办查看收到的数据</source>
        <translation>See what came in, in To do</translation>
    </message>
    <message>
        <source>还没有收发过。</source>
        <translation>No exchange so far.</translation>
    </message>
    <message>
        <source>上次收发：{when}</source>
        <translation>Last exchange: {when}</translation>
    </message>
    <message>
        <source>还没有选择。请选择一个双方都能打开的文件夹，或插入 U 盘。</source>
        <translation>None chosen yet. Choose a folder that both sides can open, or plug in a USB stick.</translation>
    </message>
    <message>
        <source>{folder}（现在没有接上，请插好 U 盘或连上共享盘）</source>
        <translation>{folder} (not connected now: plug in the stick or connect the shared drive)</translation>
    </message>
    <message>
        <source>用 U 盘“{name}”</source>
        <translation>Use stick "{name}"</translation>
    </message>
    <message>
        <source>选择收发文件夹</source>
        <translation>Choose the exchange folder</translation>
    </message>
    <message>
        <source>正在通过“{name}”收发……</source>
        <translation>Exchanging through "{name}" …</translation>
    </message>
    <message>
        <source>发出 {sent} 条，收到 {received} 条。</source>
        <translation>{sent} records sent, {received} received.</translation>
    </message>
    <message>
        <source>双方的数据已经一致，没有新的要收发。</source>
        <translation>Both sides have the same data; there was nothing new.</translation>
    </message>
    <message>
        <source>收到的数据与本机有 {n} 处版本不同，已列入待办。</source>
        <translation> {n} reports that came in differ from those here; they are listed in To do.</translation>
    </message>
    <message>
        <source>正在清理“{name}”……</source>
        <translation>Clearing "{name}" …</translation>
    </message>
    <message>
        <source>已清理 {n} 个旧文件，腾出 {size} MB；还要用的 {kept} 个都保留着。</source>
        <translation>{n} old files cleared, {size} MB freed; the {kept} that are still needed stay.</translation>
    </message>
    <message>
        <source>没有可以清理的：{kept} 个文件都还有人要用，或是从备份恢复时要用。</source>
        <translation>Nothing to clear: all {kept} files are still needed by somebody, or for restoring from a backup.</translation>
    </message>
    <message>
        <source>正在准备配对代码……</source>
        <translation>Preparing the pairing code …</translation>
    </message>
    <message>
        <source>请把代码读给对方；对方输入后，双方各收发一次。</source>
        <translation>Read the code out to the other side; once it was entered, both exchange once.</translation>
    </message>
    <message>
        <source>正在核对代码……</source>
        <translation>Checking the code …</translation>
    </message>
    <message>
        <source>已与“{name}”配对。请现在收发一次，再请对方收发一次。</source>
        <translation>Paired with "{name}". Exchange once now, then ask the other side to do so.</translation>
    </message>
    <message>
        <source>已停用“{name}”。之前收到的数据保留，此后的不再采用。</source>
        <translation>"{name}" was revoked. What was received before stays; nothing later is used.</translation>
    </message>
    <message>
        <source>先选择双方都能打开的收发位置，再与对方电脑配对，然后立即收发。收发可以随时停下，已收下的不会丢，再收发一次会接着进行。</source>
        <translation>Choose a place that both sides can open, pair with the other computer, then exchange. You can stop at any time: what was received isn't lost, and the next exchange goes on from there.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>导入业务系统导出的数据</source>
        <translation>Take in what a business system exported</translation>
    </message>
    <message>
        <source>从业务系统导出的表（Excel、CSV）按导出那一天的数记，不当作报送过的报表。</source>
        <translation>Tables exported from a business system (Excel, CSV) are kept as of the day they were exported, not as reports that were sent.</translation>
    </message>
    <message>
        <source>业务系统名称</source>
        <translation>Name of the system</translation>
    </message>
    <message>
        <source>例如：社会救助信息系统</source>
        <translation>for example: 社会救助信息系统</translation>
    </message>
    <message>
        <source>数据截止日</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>例如 2026-04-30；文件里写明了就不用填</source>
        <translation>for example 2026-04-30; not needed where the file says it</translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>还没有选文件。</source>
        <translation>No file was chosen yet.</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Take in</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>请写明是哪个业务系统。</source>
        <translation>Say which system it is.</translation>
    </message>
    <message>
        <source>看不懂这个日期，请写成 2026-04-30 这样。</source>
        <translation>This date can't be read: write it as 2026-04-30.</translation>
    </message>
    <message>
        <source>请选择导出的文件。</source>
        <translation>Choose the file that was exported.</translation>
    </message>
</context>
<context>
    <name>FactCard</name>
    <message>
        <source>报告期</source>
        <translation>Report period</translation>
    </message>
    <message>
        <source>数值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>历次数值</source>
        <translation>Values through time</translation>
    </message>
    <message>
        <source>查看原表</source>
        <translation>Show report</translation>
    </message>
    <message>
        <source>更正…（F2）</source>
        <translation>Correct… (F2)</translation>
    </message>
    <message>
        <source>显示完整号码</source>
        <translation>Show the whole number</translation>
    </message>
    <message>
        <source>选中一条数据，这里说明它从哪里来、历次是多少。</source>
        <translation>Choose a value: here stands where it came from and what it was before.</translation>
    </message>
    <message>
        <source>✎ 已由人工核定</source>
        <translation>✎ Settled by a person</translation>
    </message>
    <message>
        <source>遮住号码</source>
        <translation>Mask the number</translation>
    </message>
    <message>
        <source>{value}（已替换）</source>
        <translation>{value} (replaced)</translation>
    </message>
    <message>
        <source>✎ 人工核定　{note}</source>
        <translation>✎ Settled by hand　{note}</translation>
    </message>
    <message>
        <source>　当时的叫法：{labels}</source>
        <translation>　Asked as: {labels}</translation>
    </message>
    <message>
        <source>数据来源：{source}</source>
        <translation>Source: {source}</translation>
    </message>
</context>
<context>
    <name>FieldList</name>
    <message>
        <source>　可共享获取</source>
        <translation> · a shared source could supply it</translation>
    </message>
    <message>
        <source>填报项列表</source>
        <translation>List of fields</translation>
    </message>
    <message>
        <source>查找填报项（Ctrl+F）</source>
        <translation>Find a field (Ctrl+F)</translation>
    </message>
    <message>
        <source>查找填报项</source>
        <translation>Find a field</translation>
    </message>
</context>
<context>
    <name>FieldPanel</name>
    <message>
        <source>标签</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>各级标签从外到里，用“／”隔开</source>
        <translation>Labels from the outermost to its own, parted by “／”</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>选项</source>
        <translation>Choice</translation>
    </message>
    <message>
        <source>用“、”隔开</source>
        <translation>parted by “、”</translation>
    </message>
    <message>
        <source>必填</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>不是填报项</source>
        <translation>Not a field</translation>
    </message>
    <message>
        <source>设为填报项</source>
        <translation>Make it a field</translation>
    </message>
    <message>
        <source>标签（各级用“／”隔开）</source>
        <translation>Labels (parted by “／”)</translation>
    </message>
    <message>
        <source>计量单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>选项（用“、”隔开）</source>
        <translation>Choices (parted by “、”)</translation>
    </message>
    <message>
        <source>查找数据项</source>
        <translation>Find a data item</translation>
    </message>
    <message>
        <source>输入名称或同义的说法，回车指定</source>
        <translation>Its name or other words, Enter binds it</translation>
    </message>
    <message>
        <source>找到的数据项</source>
        <translation>Data items found</translation>
    </message>
    <message>
        <source>取消指定</source>
        <translation>Take the binding back</translation>
    </message>
    <message>
        <source>对应的数据项</source>
        <translation>Data item it asks for</translation>
    </message>
    <message>
        <source>花名册的一列：下面的内容对整列有效。</source>
        <translation>A column of a roster: what is set here holds for the whole column.</translation>
    </message>
    <message>
        <source>已指定：{name}</source>
        <translation>Bound to: {name}</translation>
    </message>
    <message>
        <source>由程序按标签识别。</source>
        <translation>Recognised by its labels.</translation>
    </message>
    <message>
        <source>在左边的表上选一个格子。按住 Shift 用方向键，或拖动鼠标，可选一片区域框成表格。</source>
        <translation>Choose a cell on the form. Shift with the arrow keys, or dragging, chooses an area to be drawn as a table.</translation>
    </message>
    <message>
        <source>没有找到，历史数据里还没有这样的数据项。</source>
        <translation>Nothing found: no such data item is held yet.</translation>
    </message>
</context>
<context>
    <name>FillFlow</name>
    <message>
        <source>这里一次打开一份空白表，请拖入一个 Excel、Word 或 PDF 表单文件。</source>
        <translation>One blank form is opened at a time here: please drop one Excel, Word or PDF form.</translation>
    </message>
    <message>
        <source>一次打开一份空白表，正在打开“{name}”。</source>
        <translation>One blank form is opened at a time: opening “{name}”.</translation>
    </message>
    <message>
        <source>正在读取“{name}”并预填……</source>
        <translation>Reading “{name}” and prefilling …</translation>
    </message>
    <message>
        <source>正在打开草稿……</source>
        <translation>Opening the draft …</translation>
    </message>
    <message>
        <source>正在增加行……</source>
        <translation>Adding rows…</translation>
    </message>
    <message>
        <source>定稿只用于 PDF 表单；其他表可用“存为 PDF”（Ctrl+Shift+P）。</source>
        <translation>Only PDF forms are saved for good; other forms can be kept as PDF (Ctrl+Shift+P).</translation>
    </message>
</context>
<context>
    <name>FillHeader</name>
    <message>
        <source>更换填报单位（Ctrl+U）</source>
        <translation>Change the reporting unit (Ctrl+U)</translation>
    </message>
    <message>
        <source>报告期</source>
        <translation>Report period</translation>
    </message>
    <message>
        <source>填报进度</source>
        <translation>Progress of filling</translation>
    </message>
    <message>
        <source>预填项核对无误</source>
        <translation>Prefilled values are right</translation>
    </message>
    <message>
        <source>把系统预填的数值整体标为已核对；金额和证件号码需逐项核对。（Ctrl+Shift+Enter）</source>
        <translation>Mark everything prefilled as checked; amounts and identity numbers are checked one by one. (Ctrl+Shift+Enter)</translation>
    </message>
    <message>
        <source>保存已填报表…</source>
        <translation>Save the filled form…</translation>
    </message>
    <message>
        <source>按原来的版式写出一份填好的文件（Ctrl+S）</source>
        <translation>Write a filled file in the form's own layout (Ctrl+S)</translation>
    </message>
    <message>
        <source>请选择</source>
        <translation>choose one</translation>
    </message>
    <message>
        <source>填报单位：{unit}</source>
        <translation>Reporting unit: {unit}</translation>
    </message>
    <message>
        <source>请选择报告期</source>
        <translation>Choose one</translation>
    </message>
    <message>
        <source>◥ 可共享获取 {n}</source>
        <translation>◥ Shareable {n}</translation>
    </message>
    <message>
        <source>共 {total} 项，已填 {done} 项</source>
        <translation>{done} of {total} filled</translation>
    </message>
</context>
<context>
    <name>FillPage</name>
    <message>
        <source>工作表</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>按 Enter 转到下一个需要您处理的填报项；左栏按状态列出全部填报项。</source>
        <translation>Enter goes to the next field that needs you; the left column lists all fields by state.</translation>
    </message>
    <message>
        <source>没有需要处理的填报项了，可以保存已填报表。</source>
        <translation>Nothing is left to do. You can save the filled form.</translation>
    </message>
</context>
<context>
    <name>FillRoom</name>
    <message>
        <source>打开空白表…</source>
        <translation>Open a blank form…</translation>
    </message>
    <message>
        <source>这里显示正在填报的报表。把要填的空白表拖到这里，或按 Ctrl+O 打开；草稿在“待办”里接着填。</source>
        <translation>The form you are filling is shown here. Drop a blank form here, or press Ctrl+O; drafts go on from Today.</translation>
    </message>
    <message>
        <source>还没有打开报表</source>
        <translation>No form is open</translation>
    </message>
</context>
<context>
    <name>FindDialog</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>发现的问题</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>处理</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>发出时</source>
        <translation>Handed out</translation>
    </message>
    <message>
        <source>交回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>接受 Alt+Y</source>
        <translation>Accept Alt+Y</translation>
    </message>
    <message>
        <source>这一处没有问题，照交回的并入；改动过的印刷文字和公式仍按原表</source>
        <translation>This is all right: merge it as it was returned; printed texts and formulas stay as in the original</translation>
    </message>
    <message>
        <source>不采用 Alt+N</source>
        <translation>Don't use Alt+N</translation>
    </message>
    <message>
        <source>这一处（这一行）的数值不并入</source>
        <translation>This value (this row) isn't merged</translation>
    </message>
    <message>
        <source>全部接受 Alt+A</source>
        <translation>Accept all Alt+A</translation>
    </message>
    <message>
        <source>这个村剩下的问题全部接受</source>
        <translation>Accept whatever is left of this village</translation>
    </message>
    <message>
        <source>退回这个村 Alt+B</source>
        <translation>Send back Alt+B</translation>
    </message>
    <message>
        <source>整个文件不并入，等村里重新交</source>
        <translation>The file isn't merged; the village returns it again</translation>
    </message>
    <message>
        <source>是别的村的… Alt+G</source>
        <translation>Another village's… Alt+G</translation>
    </message>
    <message>
        <source>这个文件不是这个村交的：选出是哪个村的，按那个村重新核对</source>
        <translation>This file is not from this village: say whose it is, and it is checked anew as that one's</translation>
    </message>
    <message>
        <source>重发给这个村…</source>
        <translation>Hand out again…</translation>
    </message>
    <message>
        <source>选一个村，看交回的文件里有什么问题。</source>
        <translation>Choose a village to see what was found in its file.</translation>
    </message>
    <message>
        <source>{village}：还没有交回。</source>
        <translation>{village}: nothing returned yet.</translation>
    </message>
    <message>
        <source>{village}：{file}　没有问题。</source>
        <translation>{village}: {file}  nothing found.</translation>
    </message>
    <message>
        <source>{village}：{file}　待处理 {n} 处。</source>
        <translation>{village}: {file}  {n} to answer.</translation>
    </message>
    <message>
        <source>发出时：{old}　交回：{new}</source>
        <translation>Handed out: {old}  Returned: {new}</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(blank)</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>报表</source>
        <translation>Form</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>页面标题</source>
        <translation>Page title</translation>
    </message>
    <message>
        <source>小标题</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>正文</source>
        <translation>Running text</translation>
    </message>
    <message>
        <source>次要说明</source>
        <translation>Side remark</translation>
    </message>
    <message>
        <source>主要操作</source>
        <translation>Main action</translation>
    </message>
    <message>
        <source>其他操作</source>
        <translation>Other action</translation>
    </message>
    <message>
        <source>不可用</source>
        <translation>Not available</translation>
    </message>
    <message>
        <source>请输入</source>
        <translation>Type here</translation>
    </message>
    <message>
        <source>选项</source>
        <translation>Choice</translation>
    </message>
    <message>
        <source>勾选</source>
        <translation>Tick</translation>
    </message>
    <message>
        <source>单选</source>
        <translation>Option</translation>
    </message>
</context>
<context>
    <name>GroundDialog</name>
    <message>
        <source>填写使用依据</source>
        <translation>Ground for use</translation>
    </message>
    <message>
        <source>{kind} {n} 项</source>
        <translation>{kind}: {n}</translation>
    </message>
    <message>
        <source>有 {n} 项敏感数据没有写入文件</source>
        <translation>{n} sensitive values were not written into the file</translation>
    </message>
    <message>
        <source>它们（{what}）由其他单位收集：{origins}。依照《政务数据共享条例》，使用这些数据要有依据，并且不得用于其他目的。说明依据后写入；不说明就在文件里留空。</source>
        <translation>They ({what}) were collected by others: {origins}. Under the Regulations on Government Data Sharing their use takes a ground and serves no other purpose. State the ground and they are written; without one they stay blank in the file.</translation>
    </message>
    <message>
        <source>例如：民政部门某文件第几条、某项职责</source>
        <translation>e.g. the article of a document, a duty of this office</translation>
    </message>
    <message>
        <source>使用依据</source>
        <translation>Ground of use</translation>
    </message>
    <message>
        <source>使用依据（这张表以后不再询问）</source>
        <translation>Ground (not asked again for this form)</translation>
    </message>
    <message>
        <source>写入这些数据</source>
        <translation>Write these values</translation>
    </message>
    <message>
        <source>留空</source>
        <translation>Leave blank</translation>
    </message>
    <message>
        <source>健康状况</source>
        <translation>health</translation>
    </message>
    <message>
        <source>残疾情况</source>
        <translation>disability</translation>
    </message>
    <message>
        <source>银行账号</source>
        <translation>Bank account</translation>
    </message>
    <message>
        <source>未成年人信息</source>
        <translation>minors</translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation>ID numbers</translation>
    </message>
    <message>
        <source>敏感信息</source>
        <translation>sensitive data</translation>
    </message>
    <message>
        <source>还有 {n} 项</source>
        <translation>{n} more</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>演示数据（虚构）　</source>
        <translation>Demo data (invented)　</translation>
    </message>
    <message>
        <source>导入以往报表</source>
        <translation>Import past reports</translation>
    </message>
    <message>
        <source>打开空白表</source>
        <translation>Open a blank form</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Look it over</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>先把报送过的报表交给系统读一遍，以后要填的数就从这里来。</source>
        <translation>First let the program read the reports that were sent before: this is where later values come from.</translation>
    </message>
    <message>
        <source>导入演示报表</source>
        <translation>Import the demo's reports</translation>
    </message>
    <message>
        <source>选择文件夹…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>现在打开一张要填的空白表，系统会预填，并说明每个数的来源。</source>
        <translation>Now open a blank form: it is prefilled, and every value says where it comes from.</translation>
    </message>
    <message>
        <source>打开演示空白表</source>
        <translation>Open a demo form</translation>
    </message>
    <message>
        <source>打开空白表…</source>
        <translation>Open a blank form…</translation>
    </message>
    <message>
        <source>按 Enter 逐个走到要您看的地方；看完整张表后按 Ctrl+Shift+Enter，再按 Ctrl+S 保存成文件。</source>
        <translation>Enter takes you to each place that needs you; when you have looked at the whole form, press Ctrl+Shift+Enter, then Ctrl+S to save the file.</translation>
    </message>
    <message>
        <source>文件已经写好，格式和原表一样。下次再填同样的表，系统会记得您这次的更正。</source>
        <translation>The file is written and looks like the original. Next time the program remembers what you corrected.</translation>
    </message>
</context>
<context>
    <name>GuideBar</name>
    <message>
        <source>入门向导</source>
        <translation>First steps</translation>
    </message>
    <message>
        <source>结束演示并删除</source>
        <translation>End the demo and delete it</translation>
    </message>
    <message>
        <source>关闭向导</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>使用指南</source>
        <translation>Guide (in Chinese)</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>HistoryChart</name>
    <message>
        <source>走势：{values}</source>
        <translation>Course: {values}</translation>
    </message>
    <message>
        <source>最低 {value}</source>
        <translation>Least {value}</translation>
    </message>
    <message>
        <source>最高 {value}</source>
        <translation>Most {value}</translation>
    </message>
</context>
<context>
    <name>HolidaysPart</name>
    <message>
        <source>节假日和调休</source>
        <translation>Holidays and made-up days</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>放假</source>
        <translation>Days off</translation>
    </message>
    <message>
        <source>照放假通知填写，如 1月1日至3日、4月5日</source>
        <translation>as the notice names them, as in 1月1日至3日、4月5日</translation>
    </message>
    <message>
        <source>周末上班</source>
        <translation>Weekend days that are worked</translation>
    </message>
    <message>
        <source>调休上班的周六、周日，如 2月14日、10月10日</source>
        <translation>Saturdays and Sundays that are made up, as in 2月14日、10月10日</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>恢复自带的安排</source>
        <translation>As it came with the program</translation>
    </message>
    <message>
        <source>这一年按本单位填写的安排计算工作日。</source>
        <translation>Working days of this year are counted with what your office entered.</translation>
    </message>
    <message>
        <source>这一年按自带的国务院办公厅放假通知计算工作日，可以修改。</source>
        <translation>Working days of this year are counted with the notice of the State Council's office that came with the program; it may be changed.</translation>
    </message>
    <message>
        <source>这一年的放假安排还没有：只按周一至周五计算工作日。通知发布后填在这里。</source>
        <translation>There are no holidays for this year yet: Monday to Friday count as working days. Enter them here once they are announced.</translation>
    </message>
    <message>
        <source>{year} 年的放假安排已更新，办理时限随之改变。</source>
        <translation>The holidays of {year} were changed; terms follow them.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>导入以往已报送的报表</source>
        <translation>Import reports sent before</translation>
    </message>
    <message>
        <source>正在准备……</source>
        <translation>Preparing …</translation>
    </message>
    <message>
        <source>导入进度</source>
        <translation>Progress of the import</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>打开要填的空白表…</source>
        <translation>Open the blank form to fill…</translation>
    </message>
    <message>
        <source>每份报表读到了什么、哪些没有读懂，在“历史数据”的“已导入的报表”里逐条列出。</source>
        <translation>What was read of each report, and what wasn't understood, is listed in History under Imported reports.</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>报告期</source>
        <translation>Report period</translation>
    </message>
    <message>
        <source>读到的数据</source>
        <translation>Values read</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>导入结果</source>
        <translation>Result of the import</translation>
    </message>
    <message>
        <source>正在读取第 {n} 个，共 {total} 个：{what}</source>
        <translation>Reading {n} of {total}: {what}</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>正在停止……</source>
        <translation>Stopping …</translation>
    </message>
    <message>
        <source>读取 {read} 份，此前已导入 {known} 份，未能读取 {failed} 份；历史数据共 {facts} 条。</source>
        <translation>{read} read, {known} already known, {failed} could not be read; the history holds {facts} values.</translation>
    </message>
    <message>
        <source>✓ 已读取</source>
        <translation>✓ Read</translation>
    </message>
    <message>
        <source>＝ 已有</source>
        <translation>= Known</translation>
    </message>
    <message>
        <source>≠ 未读取</source>
        <translation>≠ Not read</translation>
    </message>
</context>
<context>
    <name>ImportFlow</name>
    <message>
        <source>已停止导入。停止之前读完的报表已经保存，可以随时接着导入。</source>
        <translation>The import was stopped. Reports read before that are kept; you can go on at any time.</translation>
    </message>
</context>
<context>
    <name>InfoBar</name>
    <message>
        <source>知道了</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>ItemsView</name>
    <message>
        <source>目录来源</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>已导入的目录</source>
        <translation>Imported catalogues</translation>
    </message>
    <message>
        <source>典型目录（需在本地核实）</source>
        <translation>Typical items (confirm locally)</translation>
    </message>
    <message>
        <source>查找数据项</source>
        <translation>Find a data item</translation>
    </message>
    <message>
        <source>数据项、目录或提供单位</source>
        <translation>Item, catalogue or office</translation>
    </message>
    <message>
        <source>提供单位</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>共享属性</source>
        <translation>Sharing attribute</translation>
    </message>
    <message>
        <source>全部提供单位</source>
        <translation>All providers</translation>
    </message>
    <message>
        <source>全部共享属性</source>
        <translation>All sharing attributes</translation>
    </message>
    <message>
        <source>数据项</source>
        <translation>Data item</translation>
    </message>
    <message>
        <source>所属目录</source>
        <translation>Catalogue entry</translation>
    </message>
    <message>
        <source>更新</source>
        <translation>Updated</translation>
    </message>
    <message>
        <source>没有找到。可以少输几个字，或选择“全部”。</source>
        <translation>Nothing found. Type less, or choose "All".</translation>
    </message>
    <message>
        <source>只显示前 {n} 项，请再输几个字缩小范围。</source>
        <translation>Only the first {n} are shown; type more to narrow it down.</translation>
    </message>
    <message>
        <source>共 {n} 项。</source>
        <translation>{n} items.</translation>
    </message>
    <message>
        <source>目录代码 {code}</source>
        <translation>Code {code}</translation>
    </message>
    <message>
        <source>共享方式 {method}</source>
        <translation>Way of sharing: {method}</translation>
    </message>
    <message>
        <source>使用条件 {condition}</source>
        <translation>Conditions: {condition}</translation>
    </message>
    <message>
        <source>依据 {basis}</source>
        <translation>Ground: {basis}</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>快捷键一览</source>
        <translation>Keys at a glance</translation>
    </message>
    <message>
        <source>操作</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>按键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>上下左右移动</source>
        <translation>Move by cells</translation>
    </message>
    <message>
        <source>直接输入：替换原值</source>
        <translation>Type: replaces the value</translation>
    </message>
    <message>
        <source>修改原值</source>
        <translation>Edit the value</translation>
    </message>
    <message>
        <source>放弃修改</source>
        <translation>Leave the value as it was</translation>
    </message>
    <message>
        <source>离开表格，到下一个控件</source>
        <translation>Leave the table for the next control</translation>
    </message>
    <message>
        <source>列出选项，或打开日历</source>
        <translation>List the options, or open a calendar</translation>
    </message>
    <message>
        <source>逐个选用选项、打勾</source>
        <translation>Go through options, tick</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>从 Excel 粘贴一块</source>
        <translation>Paste a block from Excel</translation>
    </message>
    <message>
        <source>历史数据：{what}</source>
        <translation>History: {what}</translation>
    </message>
    <message>
        <source>核改报表模板：{what}</source>
        <translation>Reviewing templates: {what}</translation>
    </message>
    <message>
        <source>换到下一栏</source>
        <translation>next view</translation>
    </message>
    <message>
        <source>更正选中的数值</source>
        <translation>correct the chosen value</translation>
    </message>
    <message>
        <source>采用第几个数值（数据不一致）</source>
        <translation>take the n-th value (in conflict)</translation>
    </message>
    <message>
        <source>是同一个、不是、以后再说（待确认）</source>
        <translation>same, not the same, later (questions)</translation>
    </message>
    <message>
        <source>改标签</source>
        <translation>change the label</translation>
    </message>
    <message>
        <source>去掉、增加填报项</source>
        <translation>take a field out, add one</translation>
    </message>
    <message>
        <source>选一片区域，框成表格</source>
        <translation>choose an area, make it a table</translation>
    </message>
    <message>
        <source>查找（填报项、数据、报表）</source>
        <translation>Find (fields, data, reports)</translation>
    </message>
</context>
<context>
    <name>LettersPart</name>
    <message>
        <source>函件模板</source>
        <translation>Letter templates</translation>
    </message>
    <message>
        <source>选定文件夹后，自带的模板会复制进去（已有的不动），用 Word 改成本单位的样子即可；{{ }} 里的占位符要保留。</source>
        <translation>The program's templates are copied into the folder you choose (what is there stays); change them in Word as your office wants them, and keep the placeholders in {{ }}.</translation>
    </message>
    <message>
        <source>使用自己的模板…</source>
        <translation>Use our own templates…</translation>
    </message>
    <message>
        <source>恢复自带模板</source>
        <translation>Use the program's again</translation>
    </message>
    <message>
        <source>打开文件夹</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>生成函件时使用这个文件夹里的模板：{folder}</source>
        <translation>Letters are made from the templates in {folder}</translation>
    </message>
    <message>
        <source>生成函件时使用自带的模板。</source>
        <translation>Letters are made from the program's templates.</translation>
    </message>
    <message>
        <source>选择存放函件模板的文件夹</source>
        <translation>Choose the folder for letter templates</translation>
    </message>
    <message>
        <source>已把自带的 {n} 个模板复制到所选文件夹，可以修改。</source>
        <translation>{n} of the program's templates were copied into the folder; they may be changed.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>一填通</source>
        <translation>FillOnce</translation>
    </message>
    <message>
        <source>{unit}（演示数据）</source>
        <translation>{unit} (demo data)</translation>
    </message>
    <message>
        <source>刚才输入的内容还没有保存到磁盘，请不要关闭窗口。{why}</source>
        <translation>What you just typed is not on disk yet; please keep the window open. {why}</translation>
    </message>
    <message>
        <source>使用指南逐步说明怎么用。</source>
        <translation>The guide explains it step by step.</translation>
    </message>
    <message>
        <source>使用指南</source>
        <translation>Guide (in Chinese)</translation>
    </message>
    <message>
        <source>一填通 — {unit}</source>
        <translation>FillOnce — {unit}</translation>
    </message>
</context>
<context>
    <name>NoticeDialog</name>
    <message>
        <source>修改待办</source>
        <translation>Change a task</translation>
    </message>
    <message>
        <source>从通知新建待办</source>
        <translation>A task from a notice</translation>
    </message>
    <message>
        <source>收到日期</source>
        <translation>Received on</translation>
    </message>
    <message>
        <source>例如 {day}</source>
        <translation>e.g. {day}</translation>
    </message>
    <message>
        <source>通知上没有日期时填写：“明天”“3个工作日内”从这一天起算</source>
        <translation>Where the notice has no date: “tomorrow” and “within 3 working days” count from this day</translation>
    </message>
    <message>
        <source>今天收到</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>保存修改</source>
        <translation>Save changes</translation>
    </message>
    <message>
        <source>记入待办</source>
        <translation>Keep as a task</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Ctrl+Enter {what}　按 Tab 逐项核对</source>
        <translation>Ctrl+Enter: {what}　Tab goes through the entries</translation>
    </message>
    <message>
        <source>不办了</source>
        <translation>Drop it</translation>
    </message>
    <message>
        <source>正在读取文件……</source>
        <translation>Reading the file…</translation>
    </message>
    <message>
        <source>已从通知里读出下列内容。</source>
        <translation>This was read from the notice.</translation>
    </message>
    <message>
        <source>已从通知里读出下列内容，其中 {n} 项待核实。</source>
        <translation>This was read from the notice; {n} entries are to be checked.</translation>
    </message>
    <message>
        <source>记入时没有核实。</source>
        <translation>Not checked when it was kept.</translation>
    </message>
    <message>
        <source>两台电脑上的修改不一样，请核对后保存。</source>
        <translation>It was changed on two computers in different ways; check it and save.</translation>
    </message>
    <message>
        <source>也可以直接在右边填写。</source>
        <translation>You can also fill in the entries yourself.</translation>
    </message>
</context>
<context>
    <name>NoticeFields</name>
    <message>
        <source>例如 2026-04-28 17:00（Alt+↓ 选日期）</source>
        <translation>e.g. 2026-04-28 17:00 (Alt+↓ for a calendar)</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>报送时限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>村级时限</source>
        <translation>Villages due</translation>
    </message>
    <message>
        <source>重复</source>
        <translation>Repeats</translation>
    </message>
    <message>
        <source>来文单位</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>报送方式</source>
        <translation>Send by</translation>
    </message>
    <message>
        <source>命名要求</source>
        <translation>File name</translation>
    </message>
    <message>
        <source>报送内容</source>
        <translation>To send</translation>
    </message>
    <message>
        <source>报送单位</source>
        <translation>Receivers</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>文件名：{name}</source>
        <translation>File: {name}</translation>
    </message>
    <message>
        <source>（{parts}请自己补上）</source>
        <translation> (add {parts} yourself)</translation>
    </message>
    <message>
        <source>只报这一次</source>
        <translation>Only this once</translation>
    </message>
    <message>
        <source>改为 {value}</source>
        <translation>Take {value}</translation>
    </message>
    <message>
        <source>请写成 2026-04-28 或 2026-04-28 17:00。</source>
        <translation>Write it like 2026-04-28 or 2026-04-28 17:00.</translation>
    </message>
</context>
<context>
    <name>NoticeText</name>
    <message>
        <source>通知的文字</source>
        <translation>Text of the notice</translation>
    </message>
    <message>
        <source>把聊天里的通知粘贴到这里（Ctrl+V），或者把通知文件和附件一起拖进来。

文字只在本机识别，不会外传。</source>
        <translation>Paste the notice from the chat here (Ctrl+V), or drop its file together with its attachments.

The text is read on this computer only and goes nowhere.</translation>
    </message>
</context>
<context>
    <name>OffersDialog</name>
    <message>
        <source>接收已发布的报表模板</source>
        <translation>Take in published templates</translation>
    </message>
    <message>
        <source>文件夹“{folder}”里没有可以接收的报表模板。</source>
        <translation>The folder “{folder}” holds no template that can be taken in.</translation>
    </message>
    <message>
        <source>文件夹“{folder}”里的报表模板。勾选要接收的；签名不对的不能接收。</source>
        <translation>Templates in the folder “{folder}”. Tick those to take in; what isn't signed soundly can't be.</translation>
    </message>
    <message>
        <source>报表模板</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>由谁发布</source>
        <translation>Published by</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>可接收的报表模板</source>
        <translation>Templates that can be taken in</translation>
    </message>
    <message>
        <source>已有</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>接收</source>
        <translation>Take in</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>OriginalDialog</name>
    <message>
        <source>查看原表</source>
        <translation>Show report</translation>
    </message>
    <message>
        <source>显示完整号码</source>
        <translation>Show the whole number</translation>
    </message>
    <message>
        <source>+ 和 − 放大缩小，方向键移动，Esc 关闭。</source>
        <translation>+ and − zoom, arrow keys move, Esc closes.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>PackPanel</name>
    <message>
        <source>分村填报　{n}</source>
        <translation>Villages　{n}</translation>
    </message>
    <message>
        <source>{names} 没有交</source>
        <translation>{names} not returned</translation>
    </message>
    <message>
        <source>{names} 等 {n} 个村没有交</source>
        <translation>{names} and others ({n}) not returned</translation>
    </message>
    <message>
        <source>{n} 个村的文件有问题待处理</source>
        <translation>{n} files to be looked at</translation>
    </message>
    <message>
        <source>{n} 个村可以并入</source>
        <translation>{n} ready to merge</translation>
    </message>
    <message>
        <source>应在 {day} 前交回，已过 {n} 天</source>
        <translation>was due {day}, {n} days ago</translation>
    </message>
    <message>
        <source>今天交回</source>
        <translation>due today</translation>
    </message>
    <message>
        <source>{day} 前交回，还有 {n} 天</source>
        <translation>due {day}, in {n} days</translation>
    </message>
</context>
<context>
    <name>PacksPage</name>
    <message>
        <source>分村填报</source>
        <translation>Village packs</translation>
    </message>
    <message>
        <source>新建分村填报…</source>
        <translation>New pack…</translation>
    </message>
    <message>
        <source>选一张空白表，拆成每村一个 Excel 文件</source>
        <translation>Choose a blank form and split it into one Excel file for each village</translation>
    </message>
    <message>
        <source>哪一次分村填报</source>
        <translation>Which pack</translation>
    </message>
    <message>
        <source>收回文件…</source>
        <translation>Take files back…</translation>
    </message>
    <message>
        <source>选村里交回的文件；也可以把文件或文件夹直接拖到这里</source>
        <translation>Choose files that villages returned, or drop files and folders here</translation>
    </message>
    <message>
        <source>并入原表…</source>
        <translation>Merge…</translation>
    </message>
    <message>
        <source>各村情况</source>
        <translation>Villages</translation>
    </message>
    <message>
        <source>村</source>
        <translation>Village</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>待处理</source>
        <translation>To answer</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>把一张表拆成每村一个文件，收回后逐处核对，再并入原表。先点“新建分村填报”。</source>
        <translation>Split a form into one file for each village, check what comes back, and merge it into the form. Begin with “New pack”.</translation>
    </message>
    <message>
        <source>正在看这张表分给哪些村……</source>
        <translation>Looking for whom the form is split…</translation>
    </message>
    <message>
        <source>各村文件放到哪个文件夹</source>
        <translation>Folder for the villages' files</translation>
    </message>
    <message>
        <source>正在拆分……</source>
        <translation>Splitting…</translation>
    </message>
    <message>
        <source>已拆分给 {n} 个村，生成 {files} 个文件。</source>
        <translation>Split for {n} villages, {files} files written.</translation>
    </message>
    <message>
        <source>名单里有 {n} 行看不出属于哪个村，没有发给任何村。</source>
        <translation> {n} rows of lists name none of the villages and were given to nobody.</translation>
    </message>
    <message>
        <source>文件放到哪个文件夹</source>
        <translation>Folder for the file</translation>
    </message>
    <message>
        <source>正在重发……</source>
        <translation>Handing out again…</translation>
    </message>
    <message>
        <source>已重发：{file}</source>
        <translation>Handed out again: {file}</translation>
    </message>
    <message>
        <source>正在收回……</source>
        <translation>Taking back…</translation>
    </message>
    <message>
        <source>收回 {n} 个文件，{asks} 个有问题。</source>
        <translation>{n} files taken back, {asks} to be checked.</translation>
    </message>
    <message>
        <source>{form}-汇总{suffix}</source>
        <translation>{form}-merged{suffix}</translation>
    </message>
    <message>
        <source>正在并入……</source>
        <translation>Merging…</translation>
    </message>
    <message>
        <source>✓ 已把 {n} 个村并入“{file}”，写入 {cells} 个格子。</source>
        <translation>✓ {n} villages merged into “{file}”, {cells} cells written.</translation>
    </message>
    <message>
        <source>没有并入：{names}。</source>
        <translation>Not merged: {names}.</translation>
    </message>
    <message>
        <source>{n} 处不能相加，没有填写。</source>
        <translation>{n} places can't be added up and stay blank.</translation>
    </message>
    <message>
        <source>打开汇总表继续填报</source>
        <translation>Go on filling the merged report</translation>
    </message>
    <message>
        <source>把一张表拆成每村一个文件发下去；收回的文件拖到这里，逐处看和发出时哪里不同。没有处理的问题不会并入。Alt+Y 接受，Alt+N 不采用，Alt+A 全部接受，Alt+B 退回这个村，Alt+G 改成别的村交的。</source>
        <translation>Split a form into one file for each village and hand them out; drag what comes back here and see, place by place, how it differs. What is not answered isn't merged. Alt+Y accepts, Alt+N refuses, Alt+A accepts all, Alt+B sends the village's file back, Alt+G gives it to another village.</translation>
    </message>
</context>
<context>
    <name>PagesDialog</name>
    <message>
        <source>“{file}”共 {n} 页。里面有几份报表的，只写属于这份报表的页。</source>
        <translation>“{file}” has {n} pages. Where they are of several reports, name those that belong to this one.</translation>
    </message>
    <message>
        <source>附上盖章扫描件</source>
        <translation>Attach the stamped scan</translation>
    </message>
    <message>
        <source>附上</source>
        <translation>Attach</translation>
    </message>
    <message>
        <source>页码</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>例如 3-4；不填就是全部</source>
        <translation>such as 3-4; all where none is named</translation>
    </message>
</context>
<context>
    <name>PairingPanel</name>
    <message>
        <source>与另一台电脑配对</source>
        <translation>Pair with another computer</translation>
    </message>
    <message>
        <source>两台电脑用同一个收发位置。一台取得代码，当面或打电话读给对方；另一台输入代码，然后双方各收发一次。代码只能用一次，不要用聊天软件发送。</source>
        <translation>Both computers use the same place of exchange. Get a code on one and read it out in person or by telephone; enter it on the other; then both exchange once. A code works once; don't send it by chat.</translation>
    </message>
    <message>
        <source>取得代码</source>
        <translation>Get a code</translation>
    </message>
    <message>
        <source>配对代码</source>
        <translation>Pairing code</translation>
    </message>
    <message>
        <source>对方读给您的代码</source>
        <translation>Code that was read out to you</translation>
    </message>
    <message>
        <source>输入代码配对</source>
        <translation>Pair with this code</translation>
    </message>
</context>
<context>
    <name>PapersView</name>
    <message>
        <source>需要共享的数据</source>
        <translation>Data that could be shared</translation>
    </message>
    <message>
        <source>从报表模板统计</source>
        <translation>Count from templates</translation>
    </message>
    <message>
        <source>向所选单位申请…</source>
        <translation>Request from this office…</translation>
    </message>
    <message>
        <source>需求清单 Word…</source>
        <translation>List of needs, Word…</translation>
    </message>
    <message>
        <source>需求清单 Excel…</source>
        <translation>List of needs, Excel…</translation>
    </message>
    <message>
        <source>申请渠道…</source>
        <translation>Where to apply…</translation>
    </message>
    <message>
        <source>登记所选单位的牵头部门和申请渠道，写进需求清单</source>
        <translation>Keep the lead department and where to apply for the chosen office; it goes into the list of needs</translation>
    </message>
    <message>
        <source>报送函…</source>
        <translation>Cover note…</translation>
    </message>
    <message>
        <source>提供单位</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>数据项</source>
        <translation>Data item</translation>
    </message>
    <message>
        <source>共享属性</source>
        <translation>Sharing attribute</translation>
    </message>
    <message>
        <source>涉及报表</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Fields</translation>
    </message>
    <message>
        <source>申请</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>申请渠道</source>
        <translation>Where to apply</translation>
    </message>
    <message>
        <source>按导入的模板和目录统计哪些数据项可以申请共享；选中一行，为那家单位起草申请函。</source>
        <translation>Counts, from the templates and catalogues at hand, which items could be requested; choose a line to draft a letter to its office.</translation>
    </message>
    <message>
        <source>共享数据需求清单</source>
        <translation>List of data needs</translation>
    </message>
    <message>
        <source>报送函-{title}.docx</source>
        <translation>Cover note-{title}.docx</translation>
    </message>
    <message>
        <source>正在从报表模板统计……</source>
        <translation>Counting from the templates…</translation>
    </message>
    <message>
        <source>{n} 个数据项，涉及 {offices} 家单位。</source>
        <translation>{n} items of {offices} offices.</translation>
    </message>
    <message>
        <source>没有可申请的。请先在“报表模板”里导入空白表，在这里导入部门的数据目录。</source>
        <translation>Nothing to request. First import blank forms under Templates, and the offices' catalogues here.</translation>
    </message>
    <message>
        <source>申请共享数据的函-{provider}.docx</source>
        <translation>Request for shared data - {provider}.docx</translation>
    </message>
    <message>
        <source>正在生成函件……</source>
        <translation>Writing the letter…</translation>
    </message>
    <message>
        <source>已生成“{file}”。文号、落款、印章和联系人留空，由党政办办理。</source>
        <translation>Written: "{file}". Number, signatory, seal and contact are left open for the general office.</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>PartnersPanel</name>
    <message>
        <source>已配对的电脑</source>
        <translation>Paired computers</translation>
    </message>
    <message>
        <source>本机：{name}（{device}）</source>
        <translation>This computer: {name} ({device})</translation>
    </message>
    <message>
        <source>还没有配对的电脑。配对后，双方只互相信任对方发来的数据。</source>
        <translation>No computer is paired yet. Once paired, each side trusts only what the other sends.</translation>
    </message>
    <message>
        <source>停用…</source>
        <translation>Revoke…</translation>
    </message>
    <message>
        <source>停用：{name}</source>
        <translation>Revoke: {name}</translation>
    </message>
    <message>
        <source>≠ 已停用，此后的数据不再采用</source>
        <translation>≠ revoked: nothing later is used</translation>
    </message>
    <message>
        <source>? 还没有收到对方的回执</source>
        <translation>? nothing heard from it yet</translation>
    </message>
    <message>
        <source>… 还有 {n} 条没有收到对方的回执</source>
        <translation>… {n} records not confirmed by it yet</translation>
    </message>
    <message>
        <source>✓ 对方已收齐</source>
        <translation>✓ has everything</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>修改口令</source>
        <translation>Change passphrase</translation>
    </message>
    <message>
        <source>新口令</source>
        <translation>New passphrase</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>修改后，原来的口令不能再打开历史数据。已有的备份仍用备份时的口令打开。</source>
        <translation>The old passphrase will not open the history any more. Backups made before still open with the passphrase of their time.</translation>
    </message>
    <message>
        <source>口令至少要 {n} 个字符。</source>
        <translation>A passphrase needs at least {n} characters.</translation>
    </message>
    <message>
        <source>两次输入的口令不一样，请重新输入。</source>
        <translation>The two passphrases differ. Please type them again.</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>打开密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>“{file}”已加密，输入打开密码后可继续；没有密码可以跳过这个文件。</source>
        <translation>"{file}" is locked. Type its password to go on, or skip this file.</translation>
    </message>
    <message>
        <source>显示密码</source>
        <translation>Show password</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>跳过</source>
        <translation>Skip</translation>
    </message>
</context>
<context>
    <name>PdfView</name>
    <message>
        <source>文档</source>
        <translation>Document</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>导入前预览</source>
        <translation>Before it is imported</translation>
    </message>
    <message>
        <source>要导入的文件</source>
        <translation>Files to import</translation>
    </message>
    <message>
        <source>提供单位</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>目录的前几项</source>
        <translation>First items of the catalogue</translation>
    </message>
    <message>
        <source>数据项</source>
        <translation>Data item</translation>
    </message>
    <message>
        <source>共享属性</source>
        <translation>Sharing attribute</translation>
    </message>
    <message>
        <source>数据的前几项</source>
        <translation>First values</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>数值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>有问题的行</source>
        <translation>Rows that are wrong</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>只导入其余的行</source>
        <translation>Take in the other rows only</translation>
    </message>
    <message>
        <source>有问题的行不导入；不勾选时整份都不导入，等提供单位更正</source>
        <translation>The rows that are wrong stay out; unless this is ticked nothing of the file is taken in, until the office has corrected it</translation>
    </message>
    <message>
        <source>另存有问题的行…</source>
        <translation>Save the wrong rows…</translation>
    </message>
    <message>
        <source>还没有保存任何内容。不要的文件去掉勾选；提供单位会作为数据来源显示。</source>
        <translation>Nothing is kept yet. Untick files you don't want; the office is shown as the source of the data.</translation>
    </message>
    <message>
        <source>数据目录“{name}”，共 {n} 个数据项，下面是前 {shown} 项。</source>
        <translation>Catalogue “{name}” with {n} data items; the first {shown}:</translation>
    </message>
    <message>
        <source>回流数据，共 {n} 处数值，有 {bad} 行有问题，见下表。整份先不导入；不要这些行，请勾选“只导入其余的行”。</source>
        <translation>Returned data with {n} values; {bad} rows are wrong, see below. Nothing of it is taken in; to do without these rows, tick “Take in the other rows only”.</translation>
    </message>
    <message>
        <source>回流数据，共 {n} 处数值，下面是前 {shown} 处。</source>
        <translation>Returned data with {n} values; the first {shown}:</translation>
    </message>
    <message>
        <source>导入 {n} 份</source>
        <translation>Import {n}</translation>
    </message>
</context>
<context>
    <name>ProfileDialog</name>
    <message>
        <source>一填通：历史数据</source>
        <translation>FillOnce: history</translation>
    </message>
    <message>
        <source>新建历史数据（第一次使用）</source>
        <translation>Start a new history (first use)</translation>
    </message>
    <message>
        <source>打开已有的历史数据</source>
        <translation>Open an existing history</translation>
    </message>
    <message>
        <source>用演示数据看一看（虚构的数据，另存一处，可以整个删除）</source>
        <translation>Look around with invented data (kept apart, easily deleted)</translation>
    </message>
    <message>
        <source>历史数据文件夹</source>
        <translation>Folder of the history</translation>
    </message>
    <message>
        <source>填报单位名称</source>
        <translation>Name of the reporting unit</translation>
    </message>
    <message>
        <source>例如：××镇人民政府</source>
        <translation>For example: the township's government</translation>
    </message>
    <message>
        <source>由本机登录账户保管，打开时不用输入</source>
        <translation>Kept by this computer's login; nothing to type</translation>
    </message>
    <message>
        <source>设置口令，每次打开时输入</source>
        <translation>Set a passphrase, typed each time</translation>
    </message>
    <message>
        <source>使用恢复密钥（忘记口令或换了电脑）</source>
        <translation>Use the recovery key (passphrase lost)</translation>
    </message>
    <message>
        <source>口令</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>再输入一次口令</source>
        <translation>Passphrase again</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>仅限非涉密计算机使用</source>
        <translation>Only for computers that hold nothing secret</translation>
    </message>
    <message>
        <source>请勿导入涉密文件和工作秘密。数据加密保存在本机，不经您操作不会外传。本程序不是官方平台；上级已有平台的，以上级平台为准。</source>
        <translation>Do not import classified files or work secrets. Data are kept encrypted on this computer and leave it only by your doing. This program is no official platform: where a higher platform exists, that one counts.</translation>
    </message>
    <message>
        <source>浏览…</source>
        <translation>Browse…</translation>
    </message>
    <message>
        <source>保存位置</source>
        <translation>Kept in</translation>
    </message>
    <message>
        <source>填报单位</source>
        <translation>Reporting unit</translation>
    </message>
    <message>
        <source>打开方式</source>
        <translation>Opened by</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>输入口令</source>
        <translation>Type the passphrase</translation>
    </message>
    <message>
        <source>恢复密钥</source>
        <translation>Recovery key</translation>
    </message>
    <message>
        <source>选择保存历史数据的文件夹</source>
        <translation>Choose the folder to keep the history in</translation>
    </message>
    <message>
        <source>请选择保存历史数据的文件夹。</source>
        <translation>Please choose a folder to keep the history in.</translation>
    </message>
    <message>
        <source>请填写填报单位名称，它会用来识别报表里的本单位数据。</source>
        <translation>Please give the name of the reporting unit; it tells your own values in a report from those of others.</translation>
    </message>
    <message>
        <source>请输入口令或恢复密钥。</source>
        <translation>Please type the passphrase or the recovery key.</translation>
    </message>
    <message>
        <source>口令至少要 {n} 个字符。</source>
        <translation>A passphrase needs at least {n} characters.</translation>
    </message>
    <message>
        <source>两次输入的口令不一样，请重新输入。</source>
        <translation>The two passphrases differ. Please type them again.</translation>
    </message>
    <message>
        <source>正在打开……</source>
        <translation>Opening …</translation>
    </message>
</context>
<context>
    <name>ProfilePage</name>
    <message>
        <source>历史数据</source>
        <translation>History</translation>
    </message>
    <message>
        <source>导入报表…</source>
        <translation>Import reports…</translation>
    </message>
    <message>
        <source>导入整个文件夹…</source>
        <translation>Import a whole folder…</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>数据不一致</source>
        <translation>In conflict</translation>
    </message>
    <message>
        <source>待确认</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>已作的决定</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>已导入的报表</source>
        <translation>Imported reports</translation>
    </message>
    <message>
        <source>{facts} 条数据，来自 {reports} 份报表</source>
        <translation>{facts} values from {reports} reports</translation>
    </message>
    <message>
        <source>还没有数据：请导入以往已报送的报表。</source>
        <translation>No data yet: import reports that were sent.</translation>
    </message>
    <message>
        <source>左边选对象或数据项，中间是数值，右边是来源和历次数值。Ctrl+F 查找，F2 更正，Ctrl+PgDown 换到下一栏。</source>
        <translation>Choose a subject or data item on the left; its values stand in the middle, source and history on the right. Ctrl+F finds, F2 corrects, Ctrl+PgDown goes to the next view.</translation>
    </message>
    <message>
        <source>选中一项，按数字键采用其中一个数值，或填写其他数值；Ctrl+Z 撤销。</source>
        <translation>Choose one and take a side with its number key, or enter another value; Ctrl+Z takes it back.</translation>
    </message>
    <message>
        <source>按 Y 表示是同一个，N 表示不是，L 表示以后再说；Ctrl+Z 撤销。</source>
        <translation>Y: they are the same; N: they aren't; L: later. Ctrl+Z takes it back.</translation>
    </message>
    <message>
        <source>这里列出核对、更正、合并等决定，可以撤销或更改；报表原文不受影响。</source>
        <translation>Confirmations, corrections, merges and other decisions; each can be undone or changed. Reports stay as they are.</translation>
    </message>
    <message>
        <source>这里列出已导入的每份报表读到了什么、哪些没有作为历史数据；双击一行查看原表。</source>
        <translation>What was read of each imported report, and what wasn't kept as past data; double-click a line to see the report.</translation>
    </message>
    <message>
        <source>已核对</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>已更正</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>指定数据项</source>
        <translation>Bound</translation>
    </message>
    <message>
        <source>不是这个</source>
        <translation>Not this</translation>
    </message>
    <message>
        <source>名册一行</source>
        <translation>Roster row</translation>
    </message>
    <message>
        <source>核定数值</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>合并对象</source>
        <translation>Merged</translation>
    </message>
    <message>
        <source>分开对象</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>回答问题</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>同一数据项</source>
        <translation>Same item</translation>
    </message>
    <message>
        <source>使用依据</source>
        <translation>Ground of use</translation>
    </message>
    <message>
        <source>核改模板</source>
        <translation>Template reviewed</translation>
    </message>
    <message>
        <source>移出模板</source>
        <translation>Template off the list</translation>
    </message>
    <message>
        <source>可信顺序</source>
        <translation>Order of trust</translation>
    </message>
    <message>
        <source>有出入时采用</source>
        <translation>Taken where sources differ</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>已被替换</source>
        <translation>Replaced</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>本对象：证件号码或名称一致</source>
        <translation>This one: the same number or name</translation>
    </message>
    <message>
        <source>姓名、所在村和出生日期都一致，且没有矛盾</source>
        <translation>Same name, village and date of birth, and nothing against it</translation>
    </message>
    <message>
        <source>由人工合并</source>
        <translation>Merged by hand</translation>
    </message>
</context>
<context>
    <name>ProfilePart</name>
    <message>
        <source>历史数据</source>
        <translation>History</translation>
    </message>
    <message>
        <source>填报单位…</source>
        <translation>Reporting unit…</translation>
    </message>
    <message>
        <source>修改口令…</source>
        <translation>Change passphrase…</translation>
    </message>
    <message>
        <source>备份…</source>
        <translation>Back up…</translation>
    </message>
    <message>
        <source>从备份恢复…</source>
        <translation>Restore from a backup…</translation>
    </message>
    <message>
        <source>打开其他历史数据…</source>
        <translation>Open another history…</translation>
    </message>
    <message>
        <source>备份是加密的，恢复时要用备份时的口令或恢复密钥。备份写完后会自动核对一遍。</source>
        <translation>A backup is encrypted and opens with the passphrase or recovery key of its time. It is checked as soon as it is written.</translation>
    </message>
    <message>
        <source>保存位置：{folder}</source>
        <translation>Kept in: {folder}</translation>
    </message>
    <message>
        <source>试用数据，关闭窗口后不保留。</source>
        <translation>Trial data: gone when the window is closed.</translation>
    </message>
    <message>
        <source>已报送的报表 {reports} 份，填报数据 {facts} 条，草稿 {drafts} 份，占用 {size}。</source>
        <translation>{reports} reports sent, {facts} facts, {drafts} drafts, {size} on disk.</translation>
    </message>
    <message>
        <source>填报单位的信息已保存，预填时使用。</source>
        <translation>The reporting unit's data were saved; forms are filled from them.</translation>
    </message>
    <message>
        <source>口令已修改，下次打开历史数据时使用新口令。原来的恢复密钥仍然有效。</source>
        <translation>The passphrase is changed; use the new one from the next start on. The recovery key still works.</translation>
    </message>
    <message>
        <source>正在备份到“{name}”……</source>
        <translation>Backing up to "{name}" …</translation>
    </message>
    <message>
        <source>已备份到“{file}”（{size}），并已核对：内容完整，可以恢复。</source>
        <translation>Backed up to "{file}" ({size}) and checked: it is whole and can be restored.</translation>
    </message>
    <message>
        <source>正在从“{name}”恢复……</source>
        <translation>Restoring from "{name}" …</translation>
    </message>
    <message>
        <source>已恢复到“{folder}”，内容核对无误。</source>
        <translation>Restored to "{folder}"; everything checked.</translation>
    </message>
    <message>
        <source>打开恢复的历史数据</source>
        <translation>Open the restored history</translation>
    </message>
</context>
<context>
    <name>PublishDialog</name>
    <message>
        <source>发布前检查</source>
        <translation>Before publishing</translation>
    </message>
    <message>
        <source>由几个单位填报</source>
        <translation>Units that will answer</translation>
    </message>
    <message>
        <source>数据项</source>
        <translation>Data item</translation>
    </message>
    <message>
        <source>建议</source>
        <translation>Advice</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>逐项建议</source>
        <translation>Advice by item</translation>
    </message>
    <message>
        <source>存为 Word…</source>
        <translation>Save as Word…</translation>
    </message>
    <message>
        <source>存为 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>正在写出“{name}”……</source>
        <translation>Writing “{name}” …</translation>
    </message>
    <message>
        <source>已写出“{file}”。</source>
        <translation>Written: “{file}”.</translation>
    </message>
</context>
<context>
    <name>QuestionsView</name>
    <message>
        <source>待确认的问题</source>
        <translation>Questions to answer</translation>
    </message>
    <message>
        <source>正在查找需要确认的问题……</source>
        <translation>Looking for questions…</translation>
    </message>
    <message>
        <source>也显示“以后再说”的</source>
        <translation>Show those put off too</translation>
    </message>
    <message>
        <source>是同一个（Y）</source>
        <translation>The same (Y)</translation>
    </message>
    <message>
        <source>不是同一个（N）</source>
        <translation>Not the same (N)</translation>
    </message>
    <message>
        <source>以后再说（L）</source>
        <translation>Later (L)</translation>
    </message>
    <message>
        <source>还有 {n} 个问题。回答会让以后的预填更准；拿不准就选“以后再说”。</source>
        <translation>{n} questions left. Answers make later prefilling better; choose “Later” when in doubt.</translation>
    </message>
    <message>
        <source>没有需要确认的问题。导入更多报表后，像不像同一个人、同一项指标的问题会列在这里。</source>
        <translation>No questions. After more imports, whether two people or two data items are the same may be asked here.</translation>
    </message>
    <message>
        <source>这两个是同一个对象吗？</source>
        <translation>Are these two the same?</translation>
    </message>
    <message>
        <source>这两个叫法问的是同一项数据吗？</source>
        <translation>Do these two labels ask the same?</translation>
    </message>
    <message>
        <source>没有数据</source>
        <translation>No data</translation>
    </message>
    <message>
        <source>是同一个</source>
        <translation>the same</translation>
    </message>
    <message>
        <source>不是同一个</source>
        <translation>not the same</translation>
    </message>
    <message>
        <source>以后再说</source>
        <translation>later</translation>
    </message>
    <message>
        <source>回答“{answer}”</source>
        <translation>Answer “{answer}”</translation>
    </message>
    <message>
        <source>已记下：{answer}。Ctrl+Z 可撤销。</source>
        <translation>Noted: {answer}. Ctrl+Z takes it back.</translation>
    </message>
</context>
<context>
    <name>QuickFind</name>
    <message>
        <source>快速查找</source>
        <translation>Quick find</translation>
    </message>
    <message>
        <source>输入报表、人员、村或指标的名称，如“李秀英 电话”“低保 户数”</source>
        <translation>A report, person, village or indicator, such as "Li Xiuying phone"</translation>
    </message>
    <message>
        <source>查找结果</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>↑↓ 选择　Enter 打开或显示完整号码　Ctrl+C 复制数值　Esc 关闭</source>
        <translation>↑↓ choose   Enter opens or shows a number in full   Ctrl+C copies the value   Esc closes</translation>
    </message>
    <message>
        <source>已复制“{title}”的数值。</source>
        <translation>The value of "{title}" is copied.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>导航</source>
        <translation>Navigation</translation>
    </message>
</context>
<context>
    <name>ReasonCard</name>
    <message>
        <source>说明</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>选中一个填报项，这里说明数值从哪里来、为什么这样填。</source>
        <translation>Choose a field: where its value comes from and why stands here.</translation>
    </message>
    <message>
        <source>按空白报送：您已确认这里不填。</source>
        <translation>Reported blank: you decided that nothing goes here.</translation>
    </message>
    <message>
        <source>计量单位：{unit}</source>
        <translation>Unit: {unit}</translation>
    </message>
    <message>
        <source>显示完整号码</source>
        <translation>Show the whole number</translation>
    </message>
    <message>
        <source>位置：{place}</source>
        <translation>Place: {place}</translation>
    </message>
    <message>
        <source>报告期：</source>
        <translation>Period: </translation>
    </message>
    <message>
        <source>数据来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>由您填写，不来自以往报表。</source>
        <translation>Typed by you; not from a past report.</translation>
    </message>
    <message>
        <source>原预填数值 {value} 的来源</source>
        <translation>Source of the value that was prefilled, {value}</translation>
    </message>
    <message>
        <source>另有 {n} 处来源</source>
        <translation>{n} more sources</translation>
    </message>
    <message>
        <source>填写依据</source>
        <translation>Why it was filled</translation>
    </message>
    <message>
        <source>未预填原因</source>
        <translation>Why it was not filled</translation>
    </message>
    <message>
        <source>几个数对不上。按 Alt+1、Alt+2 选用，或直接改写；不处理就用上期的数，带着“待核实”写入文稿。</source>
        <translation>Numbers disagree. Choose with Alt+1, Alt+2 or write over it; left alone last period's goes into the text marked “待核实”.</translation>
    </message>
    <message>
        <source>上期的数，还没有核实。按 Ctrl+Enter 沿用，或直接改写；不处理就带着“待核实”写入文稿。</source>
        <translation>Last period's number, not verified. Keep it with Ctrl+Enter or write over it; left alone it goes into the text marked “待核实”.</translation>
    </message>
    <message>
        <source>待核实原因</source>
        <translation>Why it is to be checked</translation>
    </message>
    <message>
        <source>可选数值</source>
        <translation>Values to choose from</translation>
    </message>
    <message>
        <source>采用 {value}</source>
        <translation>Take {value}</translation>
    </message>
    <message>
        <source>◥ 可共享获取</source>
        <translation>◥ Could be obtained by sharing</translation>
    </message>
    <message>
        <source>参见《政务数据共享条例》第二十四条、第三十条、第四十条第一项。</source>
        <translation>See the Regulation on Government Data Sharing, Articles 24, 30 and 40(1).</translation>
    </message>
    <message>
        <source>查看原表</source>
        <translation>Show report</translation>
    </message>
    <message>
        <source>查看原表：{source}</source>
        <translation>Show the original: {source}</translation>
    </message>
    <message>
        <source>不是这个（Alt+X）</source>
        <translation>Not this (Alt+X)</translation>
    </message>
    <message>
        <source>这个数值不对：这一期不再预填它，可以撤销</source>
        <translation>This value is wrong: it is not proposed again for this period; can be undone</translation>
    </message>
    <message>
        <source>指定数据项…（Ctrl+B）</source>
        <translation>What is asked for… (Ctrl+B)</translation>
    </message>
    <message>
        <source>这一项要填的是什么，由您指定；以后各期都按此填写</source>
        <translation>You say what this field asks for; later editions are filled so</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>为什么这样填，只记在历史数据里</source>
        <translation>Why; kept in your data only</translation>
    </message>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>数据目录里</source>
        <translation>In the catalogues</translation>
    </message>
    <message>
        <source>，依据：{ground}</source>
        <translation>, ground: {ground}</translation>
    </message>
    <message>
        <source>不予共享</source>
        <translation>not shared</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>恢复密钥</source>
        <translation>Recovery key</translation>
    </message>
    <message>
        <source>这是恢复密钥，只显示这一次。忘记口令或更换电脑时，要靠它打开历史数据。请打印或抄写，由单位密封保存。</source>
        <translation>This is the recovery key. It is shown only once. With a forgotten passphrase or a new computer, it is what opens the history. Print or copy it, and have the office keep it sealed.</translation>
    </message>
    <message>
        <source>已打印或抄写，并妥善保存</source>
        <translation>It is printed or copied, and kept safe</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>开始使用</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>一填通　恢复密钥</source>
        <translation>FillOnce: recovery key</translation>
    </message>
    <message>
        <source>请由单位密封保存。持有它的人可以打开历史数据。</source>
        <translation>To be kept sealed by the office. Whoever holds it can open the history.</translation>
    </message>
</context>
<context>
    <name>Reminder</name>
    <message>
        <source>等 {n} 项</source>
        <translation> and others, {n} in all</translation>
    </message>
    <message>
        <source>今明两天要报送：{names}{more}。</source>
        <translation>Due by tomorrow: {names}{more}.</translation>
    </message>
    <message>
        <source>其中 {n} 项已过期。</source>
        <translation> {n} of them overdue.</translation>
    </message>
    <message>
        <source>一填通</source>
        <translation>FillOnce</translation>
    </message>
</context>
<context>
    <name>Renewal</name>
    <message>
        <source>正在进行的操作完成后切换语言。</source>
        <translation>The language changes when the work that is running has ended.</translation>
    </message>
</context>
<context>
    <name>ReportPanel</name>
    <message>
        <source>正在办理　{n}</source>
        <translation>On their way　{n}</translation>
    </message>
    <message>
        <source>{day} 送审，等待签批</source>
        <translation>In review since {day}, waits for signatures</translation>
    </message>
    <message>
        <source>{day} 已签，等待报送</source>
        <translation>Signed on {day}, to be sent</translation>
    </message>
    <message>
        <source>{day} 退回：{why}</source>
        <translation>Returned on {day}: {why}</translation>
    </message>
    <message>
        <source>这份报表是在命令行办理的，没有草稿可以打开。</source>
        <translation>This report was begun on the command line; there is no draft to open.</translation>
    </message>
</context>
<context>
    <name>ReportWay</name>
    <message>
        <source>已撤回，修改后请重新送审。</source>
        <translation>Taken back. Put it into review again once it is changed.</translation>
    </message>
    <message>
        <source>已撤销上一步。</source>
        <translation>The last step is undone.</translation>
    </message>
    <message>
        <source>已送审：“{file}”已定稿。可以打印审签单，签好后记为已签。</source>
        <translation>In review: “{file}” is frozen. Print the sign sheet; mark it as signed when it is.</translation>
    </message>
    <message>
        <source>打印审签单…</source>
        <translation>Print sign sheet…</translation>
    </message>
    <message>
        <source>记为已签</source>
        <translation>Mark as signed</translation>
    </message>
    <message>
        <source>已签。附上盖章扫描件后就可以报送。</source>
        <translation>Signed. Attach the stamped scan, then it can be sent.</translation>
    </message>
    <message>
        <source>正在备好文件并记为已报送……</source>
        <translation>Making the files and marking as sent…</translation>
    </message>
    <message>
        <source>已报送给“{to}”，从此作为历史数据。</source>
        <translation>Sent to “{to}”; it counts as held data from now on. </translation>
    </message>
    <message>
        <source>正在备好报送文件……</source>
        <translation>Making the files to send…</translation>
    </message>
    <message>
        <source>“{name}”已备好，共 {n} 个文件。</source>
        <translation>“{name}” is ready, {n} files. </translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Open its folder</translation>
    </message>
    <message>
        <source>报送文件放到哪个文件夹</source>
        <translation>Where to put the files to send</translation>
    </message>
    <message>
        <source>审签单</source>
        <translation>Sign sheet</translation>
    </message>
    <message>
        <source>生成审签单…</source>
        <translation>Write sign sheet…</translation>
    </message>
    <message>
        <source>审签单-{title}.docx</source>
        <translation>sign-sheet-{title}.docx</translation>
    </message>
    <message>
        <source>正在生成审签单……</source>
        <translation>Writing the sign sheet…</translation>
    </message>
    <message>
        <source>已写出“{file}”。</source>
        <translation>“{file}” written.</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>选择盖章扫描件</source>
        <translation>Choose the stamped scan</translation>
    </message>
    <message>
        <source>请先送审，再附上盖章扫描件。</source>
        <translation>Put it into review first, then attach the stamped scan.</translation>
    </message>
    <message>
        <source>已附上“{file}”。</source>
        <translation>“{file}” attached.</translation>
    </message>
    <message>
        <source>还没有附上盖章扫描件。</source>
        <translation>No stamped scan is attached.</translation>
    </message>
    <message>
        <source>退回后，这份报表不再用于以后的预填，直到再次报送。</source>
        <translation>Once returned, this report is used for no other until it is sent again.</translation>
    </message>
    <message>
        <source>记为退回</source>
        <translation>Mark as returned</translation>
    </message>
    <message>
        <source>已记为退回，这份报表不再作为历史数据。</source>
        <translation>Marked as returned; the report doesn't count any more.</translation>
    </message>
    <message>
        <source>选择更正后的文件</source>
        <translation>Choose the corrected file</translation>
    </message>
    <message>
        <source>正在核对更正内容……</source>
        <translation>Comparing with what was sent…</translation>
    </message>
    <message>
        <source>更正说明-{title}.docx</source>
        <translation>correction-note-{title}.docx</translation>
    </message>
    <message>
        <source>已更正，更正说明在“{file}”。</source>
        <translation>Corrected; the note is “{file}”.</translation>
    </message>
</context>
<context>
    <name>ReportsView</name>
    <message>
        <source>查找报表</source>
        <translation>Find a report</translation>
    </message>
    <message>
        <source>报表名称或文件名</source>
        <translation>Title or file name</translation>
    </message>
    <message>
        <source>报表</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>报告期</source>
        <translation>Report period</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>已导入的报表</source>
        <translation>Imported reports</translation>
    </message>
    <message>
        <source>查看原表</source>
        <translation>Show report</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>原文</source>
        <translation>As written</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>读到的内容</source>
        <translation>What was read</translation>
    </message>
    <message>
        <source>共享数据</source>
        <translation>Shared data</translation>
    </message>
    <message>
        <source>人工填写</source>
        <translation>Entered by hand</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>未报送</source>
        <translation>Not sent</translation>
    </message>
    <message>
        <source>其他版本</source>
        <translation>Other version</translation>
    </message>
    <message>
        <source>已报送</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>✓ 已作为历史数据</source>
        <translation>✓ Kept as past data</translation>
    </message>
    <message>
        <source>还没有导入报表</source>
        <translation>No reports imported yet</translation>
    </message>
    <message>
        <source>导入以往已报送的报表后，这里列出每份读到了什么、哪些没有读懂。</source>
        <translation>After reports are imported, what was read of each and what wasn't is listed here.</translation>
    </message>
    <message>
        <source>{file}　读懂 {read} 处，没有作为历史数据的 {unread} 处</source>
        <translation>{file}　{read} places understood, {unread} not kept</translation>
    </message>
</context>
<context>
    <name>RequestPanel</name>
    <message>
        <source>等待答复的函件　{n}</source>
        <translation>Letters waiting for an answer　{n}</translation>
    </message>
    <message>
        <source>{office} 应在 {day} 前答复</source>
        <translation>{office} should answer by {day}</translation>
    </message>
    <message>
        <source>{office} 应在 {day} 前提供</source>
        <translation>{office} should deliver by {day}</translation>
    </message>
    <message>
        <source>{office} 应在 {day} 前反馈校核结果</source>
        <translation>{office} should answer on the check by {day}</translation>
    </message>
    <message>
        <source>，可先打电话联系</source>
        <translation>; a telephone call may come first</translation>
    </message>
    <message>
        <source>还有 {n} 天</source>
        <translation>{n} days left</translation>
    </message>
</context>
<context>
    <name>RequestsPanel</name>
    <message>
        <source>已起草的函件</source>
        <translation>Letters drafted</translation>
    </message>
    <message>
        <source>函件</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>进展</source>
        <translation>State</translation>
    </message>
    <message>
        <source>答复期限</source>
        <translation>Answer due</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>新的进展</source>
        <translation>New state</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>备注（可不填）</source>
        <translation>Remark (optional)</translation>
    </message>
    <message>
        <source>登记进展</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>撤销上一步</source>
        <translation>Undo the last step</translation>
    </message>
    <message>
        <source>协调：</source>
        <translation>Coordination:</translation>
    </message>
    <message>
        <source>还有 {n} 天</source>
        <translation>{n} days left</translation>
    </message>
    <message>
        <source>已登记：{state}</source>
        <translation>Recorded: {state}</translation>
    </message>
</context>
<context>
    <name>ReuseDialog</name>
    <message>
        <source>数据复用建议清单</source>
        <translation>Reuse list</translation>
    </message>
    <message>
        <source>填报项</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>已报送的报表</source>
        <translation>Reported in</translation>
    </message>
    <message>
        <source>收表单位</source>
        <translation>To</translation>
    </message>
    <message>
        <source>可共享获取</source>
        <translation>Shareable</translation>
    </message>
    <message>
        <source>同意对外提供的负责人</source>
        <translation>The leader who lets it leave the office</translation>
    </message>
    <message>
        <source>登记同意</source>
        <translation>Record consent</translation>
    </message>
    <message>
        <source>收回同意</source>
        <translation>Take consent back</translation>
    </message>
    <message>
        <source>存为 Word…</source>
        <translation>Save as Word…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>《{title}》共 {n} 项：已报送过 {held} 项，可共享获取 {shareable} 项。仅依据本机已导入的报表和目录。</source>
        <translation>“{title}” asks {n} items: {held} were reported before, {shareable} could be shared. Only reports and catalogues on this computer were looked at.</translation>
    </message>
    <message>
        <source>内部资料。经负责人同意并登记后，才可以对外提供；清单内容变了，要重新登记。</source>
        <translation>Internal. It may leave the office once a leader's consent is recorded; when the list changes, that is to be recorded anew.</translation>
    </message>
    <message>
        <source>，可以对外提供。</source>
        <translation>: it may leave the office.</translation>
    </message>
    <message>
        <source>数据复用建议清单-{title}.docx</source>
        <translation>Reuse list-{title}.docx</translation>
    </message>
    <message>
        <source>正在生成函件……</source>
        <translation>Writing the letter…</translation>
    </message>
    <message>
        <source>已写出“{file}”。</source>
        <translation>“{file}” is written.</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>ReviewView</name>
    <message>
        <source>返回列表</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>与上一版对照</source>
        <translation>Compare with before</translation>
    </message>
    <message>
        <source>用它填报</source>
        <translation>Fill it in</translation>
    </message>
    <message>
        <source>报表模板</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>{fields} 项，核改 {corrections} 处</source>
        <translation>{fields} fields, {corrections} corrections</translation>
    </message>
    <message>
        <source>，{n} 处在这个文件里已找不到</source>
        <translation>, {n} not found in this file any more</translation>
    </message>
    <message>
        <source>这种文件不能在图上核改，填报时按识别到的填报项办理。</source>
        <translation>This kind of file can't be reviewed on the drawing; it is filled by the fields that were found.</translation>
    </message>
    <message>
        <source>这里不是填报项。</source>
        <translation>This is no field.</translation>
    </message>
    <message>
        <source>没有需要核实的填报项了。</source>
        <translation>No field is left to be looked at.</translation>
    </message>
</context>
<context>
    <name>RevokeDialog</name>
    <message>
        <source>停用配对的电脑</source>
        <translation>Revoke a paired computer</translation>
    </message>
    <message>
        <source>停用“{name}”后，它此后发出的数据在所有配对的电脑上都不再采用，也不能撤销；以前收到的数据保留。那台电脑以后要再用，须换新身份重新配对。</source>
        <translation>Once "{name}" is revoked, nothing it sends from now on is used on any paired computer, and this can't be undone; what came before stays. To be used again, that computer needs a new identity and has to be paired anew.</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Revoke</translation>
    </message>
    <message>
        <source>不停用</source>
        <translation>Don't revoke</translation>
    </message>
</context>
<context>
    <name>RosterBar</name>
    <message>
        <source>查找行：姓名、村、号码</source>
        <translation>Find rows: name, village, number</translation>
    </message>
    <message>
        <source>查找花名册的行</source>
        <translation>Find rows of the roster</translation>
    </message>
    <message>
        <source>只看变化的行</source>
        <translation>Only changed rows</translation>
    </message>
    <message>
        <source>只显示与上期不同和新增的行</source>
        <translation>Show only rows that are new or differ from last time</translation>
    </message>
    <message>
        <source>变更清单…</source>
        <translation>Change sheet…</translation>
    </message>
    <message>
        <source>新增、退出、变更、与上期相同，整体核对（Ctrl+M）</source>
        <translation>New, left, changed, same as last time; checked as a whole (Ctrl+M)</translation>
    </message>
    <message>
        <source>增加行</source>
        <translation>Add row</translation>
    </message>
    <message>
        <source>在花名册末尾增加一行（Ctrl+Shift+加号）</source>
        <translation>Add a row at the end of the roster (Ctrl+Shift+Plus)</translation>
    </message>
    <message>
        <source>删除此行</source>
        <translation>Remove row</translation>
    </message>
    <message>
        <source>这一行不再写入文件；再按一次恢复（Ctrl+Shift+Delete）</source>
        <translation>Leave this row out of the file; press again to restore it (Ctrl+Shift+Delete)</translation>
    </message>
    <message>
        <source>显示 {n} / {of} 行</source>
        <translation>{n} of {of} rows</translation>
    </message>
    <message>
        <source>恢复此行</source>
        <translation>Restore row</translation>
    </message>
</context>
<context>
    <name>RosterTools</name>
    <message>
        <source>这里没有预填的花名册。</source>
        <translation>There is no prefilled roster here.</translation>
    </message>
    <message>
        <source>这里没有可以填写的格子。</source>
        <translation>There are no cells to fill here.</translation>
    </message>
</context>
<context>
    <name>RowsDialog</name>
    <message>
        <source>有问题的行</source>
        <translation>Rows that are wrong</translation>
    </message>
    <message>
        <source>“{files}”里有的行有问题，整份还没有导入。可以等提供单位更正，也可以只导入其余的行。</source>
        <translation>Some rows of “{files}” are wrong, and nothing of it was taken in yet. Wait until the office has corrected them, or take in the other rows only.</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>只导入其余的行</source>
        <translation>Take in the other rows only</translation>
    </message>
    <message>
        <source>先不导入</source>
        <translation>Not yet</translation>
    </message>
</context>
<context>
    <name>SameDialog</name>
    <message>
        <source>合并或分开</source>
        <translation>Merge or split</translation>
    </message>
    <message>
        <source>查找要合并的对象</source>
        <translation>Find whom to merge</translation>
    </message>
    <message>
        <source>名称或证件号码</source>
        <translation>Name or number</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>可以合并的对象</source>
        <translation>Subjects that can be merged</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>为什么合并或分开（可以不填）</source>
        <translation>Why (may be left empty)</translation>
    </message>
    <message>
        <source>合并后，两者的数据都算同一对象的数据；报表原文不变，用 Ctrl+Z 或在“已作的决定”里可以撤销。</source>
        <translation>The data of both then belong to one subject; reports stay as they are. Ctrl+Z, or the list of decisions, takes it back.</translation>
    </message>
    <message>
        <source>现在视为同一对象的：</source>
        <translation>Taken for one and the same now:</translation>
    </message>
    <message>
        <source>与另一对象合并：</source>
        <translation>Merge with another:</translation>
    </message>
    <message>
        <source>合并</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>另有 {n} 份报表</source>
        <translation>{n} more reports</translation>
    </message>
    <message>
        <source>分开</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>分开 {name}</source>
        <translation>Split off {name}</translation>
    </message>
    <message>
        <source>合并“{a}”和“{b}”</source>
        <translation>Merge “{a}” and “{b}”</translation>
    </message>
    <message>
        <source>已合并，Ctrl+Z 可撤销。</source>
        <translation>Merged; Ctrl+Z takes it back.</translation>
    </message>
    <message>
        <source>分开“{a}”</source>
        <translation>Split “{a}”</translation>
    </message>
    <message>
        <source>已分开，Ctrl+Z 可撤销。</source>
        <translation>Split; Ctrl+Z takes it back.</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>正在写出“{name}”……</source>
        <translation>Writing “{name}” …</translation>
    </message>
    <message>
        <source>已保存“{file}”，写入 {n} 处，其余内容保持原样。</source>
        <translation>Saved “{file}”: {n} places were written, everything else is as it was. </translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Open its folder</translation>
    </message>
    <message>
        <source>这张表还没有保存成文件，请先保存（Ctrl+S）。</source>
        <translation>This form is not saved as a file yet; save it first (Ctrl+S).</translation>
    </message>
    <message>
        <source>正在排版……</source>
        <translation>Laying out…</translation>
    </message>
    <message>
        <source>无法写出“{file}”，请检查文件是否被其他程序打开、磁盘是否可用。</source>
        <translation>“{file}” can't be written. Please check whether another program has it open and the disk is there.</translation>
    </message>
    <message>
        <source>已写出“{file}”，共 {n} 页。</source>
        <translation>“{file}” written, {n} pages.</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>SendDialog</name>
    <message>
        <source>报送</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>备好报送文件</source>
        <translation>Make files to send</translation>
    </message>
    <message>
        <source>报送后，这份报表作为历史数据用于以后的预填。</source>
        <translation>Once sent, the report counts as held data for later forms.</translation>
    </message>
    <message>
        <source>文件按命名规则存放。</source>
        <translation>The files are named by the rule.</translation>
    </message>
    <message>
        <source>报给</source>
        <translation>To</translation>
    </message>
    <message>
        <source>例如：县民政局</source>
        <translation>such as the county's civil affairs bureau</translation>
    </message>
    <message>
        <source>报送方式</source>
        <translation>Send by</translation>
    </message>
    <message>
        <source>平台、邮箱、微信群、纸质</source>
        <translation>platform, mail, chat, paper</translation>
    </message>
    <message>
        <source>报送日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>备好报送文件：电子表、打印用 PDF、盖章扫描件</source>
        <translation>Make the files: form, PDF to print, stamped scan</translation>
    </message>
    <message>
        <source>打成一个 zip 包</source>
        <translation>As one zip file</translation>
    </message>
    <message>
        <source>命名规则</source>
        <translation>Naming rule</translation>
    </message>
    <message>
        <source>XX镇+表名+报告期</source>
        <translation>XX镇+表名+报告期</translation>
    </message>
    <message>
        <source>打开密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>含个人信息，建议加密码（至少 6 位）</source>
        <translation>Personal data: a password is advised (6 or more characters)</translation>
    </message>
    <message>
        <source>不加密码可不填</source>
        <translation>blank: no password</translation>
    </message>
    <message>
        <source>看不懂这个日期，请写成 2026-04-30 这样。</source>
        <translation>This date can't be read: write it as 2026-04-30.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>这里的选择立即生效，只影响这台电脑；只有显示比例在下次启动时生效。</source>
        <translation>What is chosen here takes effect at once, on this computer only; the display scale alone takes effect with the next start.</translation>
    </message>
    <message>
        <source>显示</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>主题</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>{size} 磅</source>
        <translation>{size} pt</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Type size</translation>
    </message>
    <message>
        <source>显示比例</source>
        <translation>Scale</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>下次启动时生效。</source>
        <translation>Takes effect with the next start.</translation>
    </message>
    <message>
        <source>立即生效，正在填的表会保留。</source>
        <translation>Takes effect at once; the form being filled is kept.</translation>
    </message>
    <message>
        <source>核对、提醒与保留</source>
        <translation>Checking, reminders and keeping</translation>
    </message>
    <message>
        <source>“预填项核对无误”时，金额也一并核对</source>
        <translation>"All prefilled is right" includes amounts</translation>
    </message>
    <message>
        <source>证件号码始终逐项核对。</source>
        <translation>Identity numbers are always looked at one by one.</translation>
    </message>
    <message>
        <source>待办快到期时，也在系统托盘里提醒</source>
        <translation>Remind of tasks that are due in the system tray too</translation>
    </message>
    <message>
        <source>一直保留</source>
        <translation>For good</translation>
    </message>
    <message>
        <source>{n} 天</source>
        <translation>{n} days</translation>
    </message>
    <message>
        <source>已写出文件的草稿保留</source>
        <translation>Keep drafts of written files</translation>
    </message>
    <message>
        <source>下次启动时使用所选的显示比例。</source>
        <translation>The scale is used from the next start on.</translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message>
        <source>工作表 {name}</source>
        <translation>Sheet {name}</translation>
    </message>
</context>
<context>
    <name>ShelfModel</name>
    <message>
        <source>报表模板</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>发表单位</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>报送周期</source>
        <translation>Cycle</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>填报项</source>
        <translation>Fields</translation>
    </message>
    <message>
        <source>已有</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>可共享</source>
        <translation>Shareable</translation>
    </message>
    <message>
        <source>最近报送</source>
        <translation>Last report</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>none yet</translation>
    </message>
</context>
<context>
    <name>ShelfTable</name>
    <message>
        <source>报表模板列表</source>
        <translation>List of templates</translation>
    </message>
</context>
<context>
    <name>ShelfView</name>
    <message>
        <source>报表模板</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>导入空白表…</source>
        <translation>Import blank forms…</translation>
    </message>
    <message>
        <source>接收已发布的…</source>
        <translation>Take in published ones…</translation>
    </message>
    <message>
        <source>这里放经常要填、要发的空白表。把一份或几份空白表拖到这里，或点“导入空白表”；原件会保存在历史数据里。</source>
        <translation>Blank forms that are filled or issued often stand here. Drop one or several here, or choose “Import blank forms”; the originals are kept in the profile.</translation>
    </message>
    <message>
        <source>还没有报表模板</source>
        <translation>No templates yet</translation>
    </message>
    <message>
        <source>{n} 份</source>
        <translation>{n} in all</translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <source>姓名可以不填：留空的由本人在审签单上手签。</source>
        <translation>Names may stay blank: they are signed by hand on the sign sheet.</translation>
    </message>
</context>
<context>
    <name>SourcesPage</name>
    <message>
        <source>共享数据</source>
        <translation>Shared data</translation>
    </message>
    <message>
        <source>导入目录或回流数据…</source>
        <translation>Import catalogue or returned data…</translation>
    </message>
    <message>
        <source>目录</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>数据项</source>
        <translation>Data item</translation>
    </message>
    <message>
        <source>回流数据</source>
        <translation>Returned data</translation>
    </message>
    <message>
        <source>还没有回流数据。部门返还给乡镇的数据文件用上面的按钮导入，导入后可以直接预填。</source>
        <translation>Nothing was returned yet. Import the data files that offices return with the button above; forms are prefilled from them.</translation>
    </message>
    <message>
        <source>报表可共享获取的情况</source>
        <translation>What templates could get</translation>
    </message>
    <message>
        <source>函件</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>数据接口</source>
        <translation>Endpoints</translation>
    </message>
    <message>
        <source>已导入目录 {catalogues} 份（数据项 {items} 个），回流数据 {deliveries} 份。</source>
        <translation>Catalogues imported: {catalogues} ({items} items). Returned data files: {deliveries}.</translation>
    </message>
    <message>
        <source>这里放上级和部门的政务数据目录，以及返还给乡镇的数据。导入后，填报时会提示哪些项目可共享获取。</source>
        <translation>Catalogues of government data and the data that upper levels return go here. Once they are imported, filling shows which fields could be supplied by sharing.</translation>
    </message>
    <message>
        <source>正在读取共享数据……</source>
        <translation>Reading shared data…</translation>
    </message>
    <message>
        <source>有问题的行-{file}.csv</source>
        <translation>Wrong rows-{file}.csv</translation>
    </message>
    <message>
        <source>正在保存……</source>
        <translation>Saving …</translation>
    </message>
    <message>
        <source>已保存“{file}”。</source>
        <translation>“{file}” was saved.</translation>
    </message>
    <message>
        <source>正在导入共享数据……</source>
        <translation>Importing shared data …</translation>
    </message>
    <message>
        <source>没有新到的文件。</source>
        <translation>No new files.</translation>
    </message>
    <message>
        <source>✓ “{file}”是数据目录：{entries} 个目录，{items} 个数据项。</source>
        <translation>✓ "{file}" is a catalogue: {entries} entries, {items} items. </translation>
    </message>
    <message>
        <source>✓ “{file}”是回流数据：读到 {facts} 条，来自“{provider}”。</source>
        <translation>✓ "{file}" is returned data: {facts} facts from "{provider}". </translation>
    </message>
    <message>
        <source>导入数据目录后，可以按单位和共享属性查找数据项；填报时，可共享获取的项目带蓝角。导入返还的数据后，可以直接预填。</source>
        <translation>Once a catalogue is imported, items are found by office and sharing attribute; fields that could be shared have a blue corner when filling. Returned data prefill forms directly.</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>分村填报</source>
        <translation>Village packs</translation>
    </message>
    <message>
        <source>分给哪些村</source>
        <translation>For which villages</translation>
    </message>
    <message>
        <source>其他村</source>
        <translation>Others</translation>
    </message>
    <message>
        <source>表里没有的村写在这里，用顿号隔开</source>
        <translation>Villages the form doesn't name, with commas between</translation>
    </message>
    <message>
        <source>报告期</source>
        <translation>Report period</translation>
    </message>
    <message>
        <source>例如 2026-04；不填就按表里写的</source>
        <translation>e.g. 2026-04; blank: as the form says</translation>
    </message>
    <message>
        <source>怎样下发</source>
        <translation>Handed out by</translation>
    </message>
    <message>
        <source>文件夹</source>
        <translation>folder</translation>
    </message>
    <message>
        <source>U盘</source>
        <translation>stick</translation>
    </message>
    <message>
        <source>聊天软件</source>
        <translation>chat</translation>
    </message>
    <message>
        <source>保护密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>不填就只锁定，不设密码</source>
        <translation>Blank: locked without a password</translation>
    </message>
    <message>
        <source>交回时限</source>
        <translation>Return by</translation>
    </message>
    <message>
        <source>例如 2026-04-25；到时没有交的村列在待办里</source>
        <translation>for example 2026-04-25; Today lists who is missing</translation>
    </message>
    <message>
        <source>表已原样下发，只收回汇总</source>
        <translation>The form was issued as it is: only take back and merge</translation>
    </message>
    <message>
        <source>每村一个 Excel 文件：只有本村的行，已预填，不该填的地方锁定。</source>
        <translation>One Excel file for each village: its own rows only, prefilled, the rest locked.</translation>
    </message>
    <message>
        <source>选择存放文件夹…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>看不懂这个日期，请写成 2026-04-30 这样。</source>
        <translation>This date can't be read: write it as 2026-04-30.</translation>
    </message>
</context>
<context>
    <name>StatisticsPage</name>
    <message>
        <source>这段时间没有可统计的报表。导入以往报送的报表，或用“填报”填一张表并保存，这里就有统计。</source>
        <translation>There is nothing to count in this time. Import past reports, or fill a form and save it, and it is counted here.</translation>
    </message>
    <message>
        <source>填报统计</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>统计期间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>近十二个月</source>
        <translation>The last twelve months</translation>
    </message>
    <message>
        <source>今年</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>去年</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>自选期间</source>
        <translation>From and to</translation>
    </message>
    <message>
        <source>起始日期</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>截止日期</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>按发表单位看</source>
        <translation>By issuing office</translation>
    </message>
    <message>
        <source>只在本机查看，按名称排列，不写入导出的文件。</source>
        <translation>Only to look at here, in the order of names; in no export.</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>按发表单位（只在本机查看，不导出）</source>
        <translation>By issuing office (only here, in no export)</translation>
    </message>
    <message>
        <source>按发表单位</source>
        <translation>By issuing office</translation>
    </message>
    <message>
        <source>报表上没有写发表单位</source>
        <translation>The reports name no issuing office</translation>
    </message>
    <message>
        <source>正在写出“{name}”……</source>
        <translation>Writing “{name}” …</translation>
    </message>
    <message>
        <source>已写出“{file}”。</source>
        <translation>“{file}” written.</translation>
    </message>
    <message>
        <source>这里统计报表要求填了多少、重复了多少、预填和手工录入各多少，计算方法写在最下面。只统计报表，不统计个人；可导出 Word、Excel 和 PDF。</source>
        <translation>How much reports asked, how much of it again, what was prefilled and what typed; how it is counted stands at the end. Templates are counted, never persons; Word, Excel and PDF can be exported.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>保存状态</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>能否收发</source>
        <translation>Whether an exchange is possible</translation>
    </message>
    <message>
        <source>上次收发</source>
        <translation>Last exchange</translation>
    </message>
    <message>
        <source>填报单位</source>
        <translation>Reporting unit</translation>
    </message>
    <message>
        <source>{unit} · 数据只保存在本机</source>
        <translation>{unit} · Data stay on this computer</translation>
    </message>
    <message>
        <source>已保存 {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>正在保存……</source>
        <translation>Saving …</translation>
    </message>
    <message>
        <source>！未能保存</source>
        <translation>! Not saved</translation>
    </message>
    <message>
        <source>离线</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>可收发</source>
        <translation>Ready to exchange</translation>
    </message>
    <message>
        <source>上次收发 {when}</source>
        <translation>Last exchange {when}</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>yesterday</translation>
    </message>
</context>
<context>
    <name>SupplyView</name>
    <message>
        <source>报表可共享获取的情况</source>
        <translation>What templates could get</translation>
    </message>
    <message>
        <source>报表模板</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>要填的</source>
        <translation>To fill</translation>
    </message>
    <message>
        <source>历史数据已有</source>
        <translation>Held already</translation>
    </message>
    <message>
        <source>可共享获取</source>
        <translation>Shareable</translation>
    </message>
    <message>
        <source>都没有</source>
        <translation>Neither</translation>
    </message>
    <message>
        <source>统计各报表模板</source>
        <translation>Count for each template</translation>
    </message>
    <message>
        <source>逐项查看</source>
        <translation>Field by field</translation>
    </message>
    <message>
        <source>数据复用建议清单…</source>
        <translation>Reuse list…</translation>
    </message>
    <message>
        <source>所选报表里哪些项已经报送过、报给了谁，或者可以共享获取</source>
        <translation>Which items of the chosen template were reported before, and to whom, or could be shared</translation>
    </message>
    <message>
        <source>按导入的目录统计每个报表模板有多少项可以共享获取；报表模板在“报表模板”里导入。</source>
        <translation>Counts how many fields of each template the imported catalogues could supply; templates are imported in Templates.</translation>
    </message>
    <message>
        <source>逐项情况</source>
        <translation>Field by field</translation>
    </message>
    <message>
        <source>填报项</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>提供单位</source>
        <translation>Provided by</translation>
    </message>
    <message>
        <source>数据项</source>
        <translation>Data item</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>正在统计各报表模板……</source>
        <translation>Counting for each template …</translation>
    </message>
    <message>
        <source>还没有报表模板。请先在“报表模板”里导入要填的空白表。</source>
        <translation>There are no templates yet. Import blank forms in Templates first.</translation>
    </message>
    <message>
        <source>{n} 个报表模板共 {total} 项要填，其中 {shareable} 项可共享获取。</source>
        <translation>{n} templates ask for {total} fields; {shareable} of them could be supplied by sharing.</translation>
    </message>
    <message>
        <source>正在整理数据复用建议清单……</source>
        <translation>Putting the reuse list together…</translation>
    </message>
    <message>
        <source>正在逐项查看……</source>
        <translation>Looking field by field…</translation>
    </message>
    <message>
        <source>目录里没有这张报表可用的数据项，也没有相近的。</source>
        <translation>The catalogues hold nothing for this template, nor anything near.</translation>
    </message>
    <message>
        <source>相近，不能直接用</source>
        <translation>comes near, not usable as it is</translation>
    </message>
    <message>
        <source>依据：{ground}</source>
        <translation>Ground: {ground}</translation>
    </message>
    <message>
        <source>不予共享</source>
        <translation>not shared</translation>
    </message>
</context>
<context>
    <name>SwitchDialog</name>
    <message>
        <source>更换后的变化</source>
        <translation>What would change</translation>
    </message>
    <message>
        <source>有 {n} 处预填数值会变化，您填写或核对过的 {kept} 项保留不动。</source>
        <translation>{n} proposed values would change; the {kept} you typed or checked stay.</translation>
    </message>
    <message>
        <source>预填的数值没有变化。</source>
        <translation>No proposed value changes.</translation>
    </message>
    <message>
        <source>更换</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>不更换</source>
        <translation>Leave as it is</translation>
    </message>
    <message>
        <source>填报项</source>
        <translation>Fields</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>更换后</source>
        <translation>Then</translation>
    </message>
    <message>
        <source>会变化的数值</source>
        <translation>Values that would change</translation>
    </message>
    <message>
        <source>（空白）</source>
        <translation>(blank)</translation>
    </message>
</context>
<context>
    <name>Switching</name>
    <message>
        <source>正在按另一个报告期预填……</source>
        <translation>Filling for another period …</translation>
    </message>
    <message>
        <source>正在按另一个填报单位预填……</source>
        <translation>Proposing for another unit…</translation>
    </message>
    <message>
        <source>这里没有可以否定的预填数值。</source>
        <translation>There is no proposed value here to refuse.</translation>
    </message>
    <message>
        <source>已记下“不是这个”，此格留空；保存后，这一行按您留下的样子记住。</source>
        <translation>Noted as ‘not this’; the cell stays blank. Once saved, the row is remembered as you left it.</translation>
    </message>
    <message>
        <source>不是这个</source>
        <translation>Not this</translation>
    </message>
    <message>
        <source>已记下“不是这个”，正在重新预填……</source>
        <translation>Noted as wrong; filling again …</translation>
    </message>
    <message>
        <source>文字报告里的数字请直接改写，不用指定数据项。</source>
        <translation>Write over the number in a text; there is no data item to choose.</translation>
    </message>
    <message>
        <source>请先选中一个单独的填报项；花名册按列识别，不用指定。</source>
        <translation>Choose a single field first; rosters are read by their columns.</translation>
    </message>
    <message>
        <source>指定数据项</source>
        <translation>Say what is asked for</translation>
    </message>
    <message>
        <source>已指定数据项，正在重新预填……</source>
        <translation>Remembered; proposing anew…</translation>
    </message>
    <message>
        <source>正在重新预填……</source>
        <translation>Proposing anew…</translation>
    </message>
</context>
<context>
    <name>TableBar</name>
    <message>
        <source>表头行数</source>
        <translation>Header rows</translation>
    </message>
    <message>
        <source>表格种类</source>
        <translation>Kind of table</translation>
    </message>
    <message>
        <source>自动判断</source>
        <translation>Find out</translation>
    </message>
    <message>
        <source>花名册（一行一个对象）</source>
        <translation>Roster (a row each)</translation>
    </message>
    <message>
        <source>统计表（行列都有标签）</source>
        <translation>Summary (rows and columns labelled)</translation>
    </message>
    <message>
        <source>框选为表格</source>
        <translation>Draw as a table</translation>
    </message>
    <message>
        <source>已选 {rows} 行 {cols} 列</source>
        <translation>{rows} rows, {cols} columns chosen</translation>
    </message>
</context>
<context>
    <name>TaskPanel</name>
    <message>
        <source>要报送的　{n}</source>
        <translation>To be reported　{n}</translation>
    </message>
    <message>
        <source>导出到日历…</source>
        <translation>Export to a calendar…</translation>
    </message>
    <message>
        <source>写成日历文件（.ics），可导入手机或邮箱的日历</source>
        <translation>As a calendar file (.ics) for a telephone or mail program</translation>
    </message>
    <message>
        <source>填报</source>
        <translation>Fill</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>报送时限 {due}</source>
        <translation>due {due}</translation>
    </message>
    <message>
        <source>没有时限</source>
        <translation>no deadline</translation>
    </message>
    <message>
        <source>村级 {due}</source>
        <translation>villages {due}</translation>
    </message>
    <message>
        <source>{n} 项待核实</source>
        <translation>{n} to check</translation>
    </message>
    <message>
        <source>两台电脑上的修改不一样</source>
        <translation>changed differently on two computers</translation>
    </message>
    <message>
        <source>办结“{title}”</source>
        <translation>Finish “{title}”</translation>
    </message>
    <message>
        <source>不办“{title}”</source>
        <translation>Drop “{title}”</translation>
    </message>
    <message>
        <source>已办结“{title}”，按 Ctrl+Z 可以恢复。</source>
        <translation>“{title}” is done; Ctrl+Z brings it back.</translation>
    </message>
    <message>
        <source>已移出“{title}”，按 Ctrl+Z 可以恢复。</source>
        <translation>“{title}” was dropped; Ctrl+Z brings it back.</translation>
    </message>
    <message>
        <source>待办</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>已把 {n} 项待办写入“{file}”。</source>
        <translation>{n} tasks were written to “{file}”.</translation>
    </message>
</context>
<context>
    <name>TemplateCard</name>
    <message>
        <source>报表模板</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>发布前检查</source>
        <translation>Before publishing</translation>
    </message>
    <message>
        <source>逐项建议…</source>
        <translation>By item…</translation>
    </message>
    <message>
        <source>核改</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>与上一版对照</source>
        <translation>Compare with before</translation>
    </message>
    <message>
        <source>用它填报</source>
        <translation>Fill it in</translation>
    </message>
    <message>
        <source>发布到文件夹…</source>
        <translation>Publish to a folder…</translation>
    </message>
    <message>
        <source>移出列表</source>
        <translation>Take off the list</translation>
    </message>
    <message>
        <source>在左边选一份模板。</source>
        <translation>Choose a template on the left.</translation>
    </message>
    <message>
        <source>第 {n} 版</source>
        <translation>Version {n}</translation>
    </message>
    <message>
        <source>{n} 项</source>
        <translation>{n} fields</translation>
    </message>
    <message>
        <source>核改 {n} 处</source>
        <translation>{n} corrections</translation>
    </message>
    <message>
        <source>已有 {n} 份报送</source>
        <translation>{n} reports held</translation>
    </message>
    <message>
        <source>正在与历史数据和共享目录比对……</source>
        <translation>Comparing with what is held and shareable …</translation>
    </message>
    <message>
        <source>历史数据已有：{n} 项，共 {total} 项</source>
        <translation>Held already: {n} of {total}</translation>
    </message>
    <message>
        <source>可共享获取：{n} 项</source>
        <translation>Could be shared: {n}</translation>
    </message>
    <message>
        <source>确需新填：{n} 项</source>
        <translation>New: {n}</translation>
    </message>
    <message>
        <source>缺少或已过期的法定标识：{marks}</source>
        <translation>Statutory marks missing or over: {marks}</translation>
    </message>
    <message>
        <source>仅依据本机已导入的 {n} 份其他报表模板，供内部参考。</source>
        <translation>Only the {n} other templates of this computer were compared; for internal use.</translation>
    </message>
    <message>
        <source>与《{title}》等 {n} 份报表有相同的项（{same} 处）</source>
        <translation>{n} templates ask the same, “{title}” most ({same} places)</translation>
    </message>
    <message>
        <source>实测</source>
        <translation>measured</translation>
    </message>
    <message>
        <source>假定</source>
        <translation>assumed</translation>
    </message>
    <message>
        <source>一个单位填一次约 {time}（{entries} 处 × {seconds} 秒，{measured}），可少填 {spared} 处</source>
        <translation>Filling it once takes a unit about {time} ({entries} places × {seconds} s, {measured}); {spared} of them could be spared</translation>
    </message>
</context>
<context>
    <name>TemplatesPage</name>
    <message>
        <source>左边列出识别到的填报项，右边核改选中的一项：F2 改标签，Delete 去掉，Insert 增加；按住 Shift 选一片区域，Ctrl+T 框成表格；Ctrl+Z 撤销，Esc 返回。改动随时保存，以后填这份表都照此办理。</source>
        <translation>The fields that were found stand on the left; the chosen one is corrected on the right: F2 its labels, Delete takes it out, Insert adds one; Shift chooses an area, Ctrl+T draws it as a table; Ctrl+Z takes back, Esc leaves. Everything is kept at once and holds whenever this template is filled.</translation>
    </message>
    <message>
        <source>上面逐条列出新旧两版的变化，选一条，下面的两张表就转到那里；Esc 返回。</source>
        <translation>Every difference stands above; choose one and both forms below turn to it. Esc leaves.</translation>
    </message>
    <message>
        <source>这里列出空白表：把文件拖进来就能导入，回车核改，发布到文件夹后别人可以接收。</source>
        <translation>Blank forms: drop files here to import them, Enter reviews one, published to a folder others can take it in.</translation>
    </message>
    <message>
        <source>正在打开报表模板……</source>
        <translation>Opening the template …</translation>
    </message>
    <message>
        <source>正在比较两个版本……</source>
        <translation>Comparing the versions …</translation>
    </message>
    <message>
        <source>移出列表</source>
        <translation>Take off the list</translation>
    </message>
    <message>
        <source>已移出列表，按 Ctrl+Z 放回。</source>
        <translation>Taken off the list; Ctrl+Z puts it back.</translation>
    </message>
    <message>
        <source>选择发布到哪个文件夹</source>
        <translation>Choose the folder to publish to</translation>
    </message>
    <message>
        <source>正在发布……</source>
        <translation>Publishing …</translation>
    </message>
    <message>
        <source>已发布到“{folder}”：{file}（第 {n} 版，已签名）。别人可在“报表模板”里接收。</source>
        <translation>Published to “{folder}”: {file} (version {n}, signed). Others take it in under “Templates”.</translation>
    </message>
</context>
<context>
    <name>TermsPanel</name>
    <message>
        <source>提供单位</source>
        <translation>Provided by</translation>
    </message>
    <message>
        <source>作为数据来源显示</source>
        <translation>Shown as the source of the data</translation>
    </message>
    <message>
        <source>数据日期</source>
        <translation>Data as of</translation>
    </message>
    <message>
        <source>数据截至哪天，如 2026-03-31</source>
        <translation>the day, as in 2026-03-31</translation>
    </message>
    <message>
        <source>使用场景</source>
        <translation>Occasion of use</translation>
    </message>
    <message>
        <source>取来做什么用，如 填报月报时预填</source>
        <translation>what for, as in filling the monthly report</translation>
    </message>
    <message>
        <source>使用时限</source>
        <translation>Use until</translation>
    </message>
    <message>
        <source>最后一天，如 2027-12-31；可不填</source>
        <translation>the last day, as in 2027-12-31; may be left out</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>一填通</source>
        <translation>FillOnce</translation>
    </message>
    <message>
        <source>粘贴通知…</source>
        <translation>Paste a notice…</translation>
    </message>
    <message>
        <source>把一份通知记入待办（Ctrl+N）；通知文件也可以直接拖进窗口</source>
        <translation>Keep a notice as a task (Ctrl+N); a notice's file can be dropped on the window too</translation>
    </message>
    <message>
        <source>正在打开历史数据……</source>
        <translation>Opening the history …</translation>
    </message>
    <message>
        <source>仅限非涉密计算机使用。本程序不是官方平台；上级已有平台的，以上级平台为准。</source>
        <translation>Only for computers that hold nothing secret. This program is no official platform: where a higher platform exists, that one counts.</translation>
    </message>
    <message>
        <source>待办　{unit}</source>
        <translation>Today  {unit}</translation>
    </message>
    <message>
        <source>先导入以往已报送的报表，再打开要填的空白表。</source>
        <translation>Import the reports sent before, then open the blank form to fill.</translation>
    </message>
    <message>
        <source>历史数据里有 {n} 份已报送的报表。</source>
        <translation>The history holds {n} reports.</translation>
    </message>
    <message>
        <source>这里列出要报送的事项、正在填的报表、需要核对的不一致数据和新收到的数据。点一行就能接着办。Ctrl+N 把一份通知记入待办。</source>
        <translation>Here is what is to be reported, what is being filled, data that differ and data that came in. Click a line to go on with it. Ctrl+N keeps a notice as a task.</translation>
    </message>
</context>
<context>
    <name>TrustPart</name>
    <message>
        <source>数据不一致时，以谁为先</source>
        <translation>Who comes first where data disagree</translation>
    </message>
    <message>
        <source>用于哪类数据</source>
        <translation>For which data</translation>
    </message>
    <message>
        <source>空着用于所有数据；也可以写一类数据，例如：低保、残疾人</source>
        <translation>Empty: for all data; or a kind of data, such as 低保</translation>
    </message>
    <message>
        <source>用于所有数据；或写一类数据，例如：低保</source>
        <translation>For all data; or a kind of data, such as 低保</translation>
    </message>
    <message>
        <source>先后顺序</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>上移 Alt+↑</source>
        <translation>Up Alt+↑</translation>
    </message>
    <message>
        <source>下移 Alt+↓</source>
        <translation>Down Alt+↓</translation>
    </message>
    <message>
        <source>按此顺序</source>
        <translation>Keep this order</translation>
    </message>
    <message>
        <source>取消顺序</source>
        <translation>Drop the order</translation>
    </message>
    <message>
        <source>不一致时把排在前面的列在前面；只是排序，不会自动填写</source>
        <translation>Where sources disagree the one higher up stands first; nothing is filled by itself</translation>
    </message>
    <message>
        <source>不再区分先后，不一致的数都等您选</source>
        <translation>No order any more: whatever disagrees waits for you</translation>
    </message>
    <message>
        <source>历史数据里只有一种来源。导入业务系统导出的数据或共享数据以后，在这里排先后。</source>
        <translation>All data came from one source. Take in a system's export or shared data, then order them here.</translation>
    </message>
    <message>
        <source>现在的顺序：{order}。不一致时先列排在前面的，由您选定。</source>
        <translation>The order now: {order}. Where they disagree the first stands first, and you choose.</translation>
    </message>
    <message>
        <source>没有定先后，不一致的数都等您选。</source>
        <translation>No order: whatever disagrees waits for you.</translation>
    </message>
</context>
<context>
    <name>UnitDialog</name>
    <message>
        <source>填报单位</source>
        <translation>Reporting unit</translation>
    </message>
    <message>
        <source>表中问到填报单位本身的名称、代码、电话、地址时，按这里预填；不知道的可以空着。</source>
        <translation>Where a form asks for the reporting unit's own name, code, telephone or address, it is filled from here; what you don't know may stay empty.</translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>行政区划代码</source>
        <translation>Division code</translation>
    </message>
    <message>
        <source>单位电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>单位地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>统一社会信用代码</source>
        <translation>Credit code</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>WayStanding</name>
    <message>
        <source>签后改动 {n} 处：{places}，需重新送审</source>
        <translation>{n} places changed since it was frozen: {places}; needs review anew</translation>
    </message>
    <message>
        <source>{day} 报给 {to}</source>
        <translation>Sent to {to} on {day}</translation>
    </message>
    <message>
        <source>{day} 退回：{why}</source>
        <translation>Returned on {day}: {why}</translation>
    </message>
    <message>
        <source>已附扫描件</source>
        <translation>scan attached</translation>
    </message>
    <message>
        <source>还没有附扫描件（可拖到这里）</source>
        <translation>no scan yet (drop it here)</translation>
    </message>
    <message>
        <source>花名册</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>正在办理……</source>
        <translation>Working…</translation>
    </message>
</context>
<context>
    <name>WayStrip</name>
    <message>
        <source>更多办理(&amp;W)</source>
        <translation>More (&amp;W)</translation>
    </message>
    <message>
        <source>办理进度：{state}</source>
        <translation>On its way: {state}</translation>
    </message>
    <message>
        <source>{step}（Ctrl+Shift+E）</source>
        <translation>{step} (Ctrl+Shift+E)</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>送审</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>已签</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>已报送</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>重新送审…</source>
        <translation>Review again…</translation>
    </message>
    <message>
        <source>送审…</source>
        <translation>Put into review…</translation>
    </message>
    <message>
        <source>记为已签…</source>
        <translation>Mark as signed…</translation>
    </message>
    <message>
        <source>报送…</source>
        <translation>Send…</translation>
    </message>
    <message>
        <source>备好报送文件…</source>
        <translation>Make files to send…</translation>
    </message>
    <message>
        <source>改好后送审…</source>
        <translation>Review again…</translation>
    </message>
    <message>
        <source>审签单…</source>
        <translation>Sign sheet…</translation>
    </message>
    <message>
        <source>附上盖章扫描件…</source>
        <translation>Attach stamped scan…</translation>
    </message>
    <message>
        <source>查看扫描件</source>
        <translation>Show scan</translation>
    </message>
    <message>
        <source>未经签批直接报送…</source>
        <translation>Send unsigned…</translation>
    </message>
    <message>
        <source>原样再次报送…</source>
        <translation>Send again as it was…</translation>
    </message>
    <message>
        <source>撤回修改</source>
        <translation>Take back for changes</translation>
    </message>
    <message>
        <source>撤销上一步</source>
        <translation>Undo the last step</translation>
    </message>
    <message>
        <source>记为退回…</source>
        <translation>Mark as returned…</translation>
    </message>
    <message>
        <source>更正…</source>
        <translation>Correct…</translation>
    </message>
</context>
<context>
    <name>WaysIn</name>
    <message>
        <source>选择文件…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>选择文件夹…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>把报送过的 Excel、Word 报表（可以是整个文件夹）拖到这里。数据只保存在本机。</source>
        <translation>Drop Excel and Word reports that were sent (or a whole folder) here. Data stay on this computer.</translation>
    </message>
    <message>
        <source>以往已报送的报表</source>
        <translation>Reports sent before</translation>
    </message>
    <message>
        <source>打开空白表…</source>
        <translation>Open a blank form…</translation>
    </message>
    <message>
        <source>把这次要填的空白表拖到这里，系统按以往数据预填，并说明每个数值的来源。</source>
        <translation>Drop the blank form here. It is filled from earlier reports, and each value says where it came from.</translation>
    </message>
    <message>
        <source>要填的空白表</source>
        <translation>Blank form to fill</translation>
    </message>
</context>
<context>
    <name>WindowHost</name>
    <message>
        <source>已停止。</source>
        <translation>Stopped.</translation>
    </message>
</context>
<context>
    <name>WordView</name>
    <message>
        <source>文档</source>
        <translation>Document</translation>
    </message>
</context>
<context>
    <name>_Asking</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>编辑(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>查看(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>这里怎么用</source>
        <translation>Help on this</translation>
    </message>
    <message>
        <source>使用指南</source>
        <translation>Guide (in Chinese)</translation>
    </message>
    <message>
        <source>入门向导</source>
        <translation>First steps</translation>
    </message>
    <message>
        <source>快捷键一览</source>
        <translation>Keys at a glance</translation>
    </message>
    <message>
        <source>打开空白表或上期文字报告…</source>
        <translation>Open a blank form or last period's text…</translation>
    </message>
    <message>
        <source>从通知新建待办…</source>
        <translation>New task from a notice…</translation>
    </message>
    <message>
        <source>导入以往已报送的报表…</source>
        <translation>Import reports sent before…</translation>
    </message>
    <message>
        <source>导入整个文件夹…</source>
        <translation>Import a whole folder…</translation>
    </message>
    <message>
        <source>导入业务系统导出的数据…</source>
        <translation>Take in what a business system exported…</translation>
    </message>
    <message>
        <source>保存已填报表…</source>
        <translation>Save the filled form…</translation>
    </message>
    <message>
        <source>保存为定稿（PDF 表单不可再改）…</source>
        <translation>Save for good (a PDF form can't be changed any more)…</translation>
    </message>
    <message>
        <source>办理下一步（送审、签批、报送）…</source>
        <translation>Next step (review, signature, sending)…</translation>
    </message>
    <message>
        <source>打开已填报表</source>
        <translation>Open the filled file</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>存为 PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>分村填报（拆分这张表）…</source>
        <translation>Village pack (split this form)…</translation>
    </message>
    <message>
        <source>打开其他历史数据…</source>
        <translation>Open another history…</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>确认这一项</source>
        <translation>Confirm this field</translation>
    </message>
    <message>
        <source>预填项核对无误</source>
        <translation>Prefilled values are right</translation>
    </message>
    <message>
        <source>填零</source>
        <translation>Write zero</translation>
    </message>
    <message>
        <source>填“不适用”</source>
        <translation>Write 不适用 (not applicable)</translation>
    </message>
    <message>
        <source>清空（按空白报送）	Delete</source>
        <translation>Clear (report as blank)	Delete</translation>
    </message>
    <message>
        <source>不是这个</source>
        <translation>Not this</translation>
    </message>
    <message>
        <source>指定数据项…</source>
        <translation>Say what is asked for…</translation>
    </message>
    <message>
        <source>采用其他数值</source>
        <translation>Take another value</translation>
    </message>
    <message>
        <source>第 {n} 个</source>
        <translation>Number {n}</translation>
    </message>
    <message>
        <source>花名册</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>变更清单…</source>
        <translation>Change sheet…</translation>
    </message>
    <message>
        <source>增加行</source>
        <translation>Add row</translation>
    </message>
    <message>
        <source>删除或恢复此行</source>
        <translation>Remove or restore row</translation>
    </message>
    <message>
        <source>查找行</source>
        <translation>Find rows</translation>
    </message>
    <message>
        <source>复制一列或一条记录…</source>
        <translation>Copy a column or a record…</translation>
    </message>
    <message>
        <source>更换填报单位…</source>
        <translation>Change the reporting unit…</translation>
    </message>
    <message>
        <source>快速查找…</source>
        <translation>Quick find…</translation>
    </message>
    <message>
        <source>下一个待处理项	Enter</source>
        <translation>Next that needs you	Enter</translation>
    </message>
    <message>
        <source>上一个待处理项	Shift+Enter</source>
        <translation>Previous that needs you	Shift+Enter</translation>
    </message>
    <message>
        <source>查找填报项</source>
        <translation>Find a field</translation>
    </message>
    <message>
        <source>审核提示</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>收起或展开左栏</source>
        <translation>Fold the left column</translation>
    </message>
    <message>
        <source>收起或展开右栏</source>
        <translation>Fold the right column</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Zoom out</translation>
    </message>
</context>
<context>
    <name>asking</name>
    <message>
        <source>选择填报单位</source>
        <translation>Choose the reporting unit</translation>
    </message>
    <message>
        <source>这张表为谁填：</source>
        <translation>This form is filled for:</translation>
    </message>
    <message>
        <source>填报单位</source>
        <translation>Reporting unit</translation>
    </message>
    <message>
        <source>查找村、社区，或输入姓名、证件号码</source>
        <translation>Find a village, or type a name or ID number</translation>
    </message>
    <message>
        <source>可选的填报单位</source>
        <translation>Reporting units</translation>
    </message>
    <message>
        <source>列表里没有；按输入的姓名或证件号码在历史数据里查找。</source>
        <translation>Not in the list; the name or ID number typed is looked up in the past data.</translation>
    </message>
    <message>
        <source>更换以后，先列出会变化的数值，由您决定是否更换。</source>
        <translation>What would change is listed first; you decide.</translation>
    </message>
    <message>
        <source>选定</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>指定数据项</source>
        <translation>Say what is asked for</translation>
    </message>
    <message>
        <source>“{path}”要填的是：</source>
        <translation>“{path}” asks for:</translation>
    </message>
    <message>
        <source>查找数据项</source>
        <translation>Find a data item</translation>
    </message>
    <message>
        <source>输入数据项名称的一部分或同义的说法</source>
        <translation>Part of a data item's name, or other words for it</translation>
    </message>
    <message>
        <source>历史数据里没有这个名称或这个意思的数据项，少输几个字或换个说法再找。</source>
        <translation>No data item is named so or means this. Type less, or say it in other words.</translation>
    </message>
    <message>
        <source>找到的数据项</source>
        <translation>Data items found</translation>
    </message>
    <message>
        <source>以后这张表的各期都按此填写；可以撤销。</source>
        <translation>Every later edition of this form is filled so; it can be undone.</translation>
    </message>
    <message>
        <source>指定</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>选择上期文字的报告期</source>
        <translation>Choose the period of last period's text</translation>
    </message>
    <message>
        <source>看不出“{file}”是哪一期的。它是：</source>
        <translation>It can't be told which period “{file}” is of. It is of:</translation>
    </message>
    <message>
        <source>上期文字的报告期</source>
        <translation>Period of last period's text</translation>
    </message>
    <message>
        <source>例如 3月、一季度</source>
        <translation>for example 3月</translation>
    </message>
    <message>
        <source>可选的报告期</source>
        <translation>Periods to choose from</translation>
    </message>
    <message>
        <source>没有这样的报告期，少输几个字再找。</source>
        <translation>There is no such period: type less and look again.</translation>
    </message>
    <message>
        <source>选定以后，按下一期起草。</source>
        <translation>The text of the next period is then drafted.</translation>
    </message>
</context>
<context>
    <name>packs</name>
    <message>
        <source>未交</source>
        <translation>Not returned</translation>
    </message>
    <message>
        <source>！有问题</source>
        <translation>! To check</translation>
    </message>
    <message>
        <source>✓ 已交</source>
        <translation>✓ Returned</translation>
    </message>
    <message>
        <source>已退回</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>✓ 已并入</source>
        <translation>✓ Merged</translation>
    </message>
    <message>
        <source>接受</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>不采用</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>待处理</source>
        <translation>To answer</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>可并入 {ready} 个村；有问题 {asks} 个，退回 {back} 个，未交 {missing} 个，这些不会并入。</source>
        <translation>{ready} villages can be merged; {asks} to check, {back} sent back and {missing} not returned stay out.</translation>
    </message>
    <message>
        <source>这是哪个村的文件</source>
        <translation>Whose file is this</translation>
    </message>
    <message>
        <source>看不出“{file}”是哪个村交的。它是：</source>
        <translation>Nothing in “{file}” says which village returned it. It is from:</translation>
    </message>
    <message>
        <source>“{file}”不是这个村的，它是：</source>
        <translation>“{file}” is not this village's; it is from:</translation>
    </message>
    <message>
        <source>村名</source>
        <translation>Village</translation>
    </message>
    <message>
        <source>输入村名的一部分</source>
        <translation>Type a part of the village's name</translation>
    </message>
    <message>
        <source>可选的村</source>
        <translation>Villages to choose from</translation>
    </message>
    <message>
        <source>这次没有分给这样的村，少输几个字再找。</source>
        <translation>No such village was given this form; type fewer characters.</translation>
    </message>
    <message>
        <source>选定以后按这个村收回，照样逐处核对。</source>
        <translation>It is then taken back as this village's and compared place by place as usual.</translation>
    </message>
    <message>
        <source>选定</source>
        <translation>Choose</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>待办</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>填报</source>
        <translation>Fill</translation>
    </message>
    <message>
        <source>报表模板</source>
        <translation>Templates</translation>
    </message>
    <message>
        <source>历史数据</source>
        <translation>History</translation>
    </message>
    <message>
        <source>共享数据</source>
        <translation>Shared</translation>
    </message>
    <message>
        <source>填报统计</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>收发</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>分村填报</source>
        <translation>Village packs</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>tasks</name>
    <message>
        <source>下班前</source>
        <translation>end of work</translation>
    </message>
    <message>
        <source>已过期 {n} 天</source>
        <translation>{n} days overdue</translation>
    </message>
    <message>
        <source>今天截止</source>
        <translation>due today</translation>
    </message>
    <message>
        <source>明天截止</source>
        <translation>due tomorrow</translation>
    </message>
    <message>
        <source>还剩 {n} 天（{m} 个工作日）</source>
        <translation>{n} days left ({m} working days)</translation>
    </message>
    <message>
        <source>第 {n} 个工作日</source>
        <translation>working day {n}</translation>
    </message>
    <message>
        <source>最后一天</source>
        <translation>the last day</translation>
    </message>
    <message>
        <source>{n} 日</source>
        <translation>day {n}</translation>
    </message>
    <message>
        <source>（{months} 月）</source>
        <translation> (months {months}) </translation>
    </message>
    <message>
        <source>，遇休息日顺延</source>
        <translation>, on days off the next working day</translation>
    </message>
    <message>
        <source>，遇休息日提前</source>
        <translation>, on days off the last working day before</translation>
    </message>
    <message>
        <source>，到 {day} 为止</source>
        <translation>, until {day}</translation>
    </message>
    <message>
        <source>修改“{title}”</source>
        <translation>Change “{title}”</translation>
    </message>
    <message>
        <source>新建待办“{title}”</source>
        <translation>New task “{title}”</translation>
    </message>
</context>
<context>
    <name>templates</name>
    <message>
        <source>文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>长段文字</source>
        <translation>Long text</translation>
    </message>
    <message>
        <source>整数</source>
        <translation>Whole number</translation>
    </message>
    <message>
        <source>小数</source>
        <translation>Decimal</translation>
    </message>
    <message>
        <source>百分比</source>
        <translation>Per cent</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>选项</source>
        <translation>Choice</translation>
    </message>
    <message>
        <source>身份证号</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>银行账号</source>
        <translation>Bank account</translation>
    </message>
    <message>
        <source>代码、编号</source>
        <translation>Code, number</translation>
    </message>
    <message>
        <source>电子邮箱</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>签字盖章</source>
        <translation>Signature, seal</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>月报</source>
        <translation>monthly</translation>
    </message>
    <message>
        <source>季报</source>
        <translation>quarterly</translation>
    </message>
    <message>
        <source>年报</source>
        <translation>yearly</translation>
    </message>
    <message>
        <source>半年报</source>
        <translation>half-yearly</translation>
    </message>
    <message>
        <source>日报</source>
        <translation>daily</translation>
    </message>
    <message>
        <source>周报</source>
        <translation>weekly</translation>
    </message>
    <message>
        <source>时点</source>
        <translation>as of a day</translation>
    </message>
    <message>
        <source>累计</source>
        <translation>year to date</translation>
    </message>
    <message>
        <source>表号</source>
        <translation>Form number</translation>
    </message>
    <message>
        <source>制定机关</source>
        <translation>Issuing office</translation>
    </message>
    <message>
        <source>批准机关</source>
        <translation>Approving office</translation>
    </message>
    <message>
        <source>备案机关</source>
        <translation>Registering office</translation>
    </message>
    <message>
        <source>批准文号</source>
        <translation>Approval number</translation>
    </message>
    <message>
        <source>备案文号</source>
        <translation>Registration number</translation>
    </message>
    <message>
        <source>批准或备案文号</source>
        <translation>Approval or registration number</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>报送时限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>{n} 分钟</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} 小时</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>没有识别出要填的地方，请打开核改，指明哪里要填。</source>
        <translation>Nothing to fill was found; open it for review and say where.</translation>
    </message>
    <message>
        <source>新模板，识别出 {fields} 项。</source>
        <translation>A new template, {fields} fields found.</translation>
    </message>
    <message>
        <source>就是已有的模板（仅报告期或行数不同），沿用原来的核改。</source>
        <translation>A template that is held already (only its period or rows differ); its review holds.</translation>
    </message>
    <message>
        <source>已有模板的第 {version} 版，{changes} 处不同，请核对变化。</source>
        <translation>Version {version} of a known template, {changes} differences; please look at them.</translation>
    </message>
    <message>
        <source>和已有的完全相同，没有改动。</source>
        <translation>Held already, just as it is.</translation>
    </message>
    <message>
        <source>已导入</source>
        <translation>taken in</translation>
    </message>
    <message>
        <source>已有</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>新版本</source>
        <translation>new version</translation>
    </message>
    <message>
        <source>没有变化</source>
        <translation>unchanged</translation>
    </message>
    <message>
        <source>没有导入</source>
        <translation>not taken in</translation>
    </message>
    <message>
        <source>本机发布，签名后没有改动</source>
        <translation>Published here; unchanged since it was signed</translation>
    </message>
    <message>
        <source>{name} 签名（已配对），签名后没有改动</source>
        <translation>Signed by {name} (paired); unchanged since</translation>
    </message>
    <message>
        <source>自称 {name}，没有与本机配对，请先核实；签名后没有改动</source>
        <translation>Says it is {name}, not paired with us: please make sure first; unchanged since it was signed</translation>
    </message>
    <message>
        <source>{name}，已取消信任</source>
        <translation>{name}, not trusted any more</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>改名</source>
        <translation>Renamed</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>新增表格</source>
        <translation>Table added</translation>
    </message>
    <message>
        <source>删除表格</source>
        <translation>Table removed</translation>
    </message>
    <message>
        <source>新增列</source>
        <translation>Column added</translation>
    </message>
    <message>
        <source>删除列</source>
        <translation>Column removed</translation>
    </message>
    <message>
        <source>列改名</source>
        <translation>Column renamed</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>系统预填</source>
        <translation>Prefilled</translation>
    </message>
    <message>
        <source>已核对</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>待核实</source>
        <translation>To verify</translation>
    </message>
    <message>
        <source>数据不一致</source>
        <translation>In conflict</translation>
    </message>
    <message>
        <source>待填</source>
        <translation>To fill</translation>
    </message>
    <message>
        <source>无需填写</source>
        <translation>Not ours</translation>
    </message>
    <message>
        <source>由以往报送的数据预填，来源清楚，请整体核对。</source>
        <translation>Prefilled from past reports, fully explained; to be checked as a whole.</translation>
    </message>
    <message>
        <source>已由您核对或填写，将写入文件。</source>
        <translation>Checked or typed by you; it will be written into the file.</translation>
    </message>
    <message>
        <source>这是可能的数值，确认之前不会写入文件。</source>
        <translation>A likely value. It is not written into the file until you confirm it.</translation>
    </message>
    <message>
        <source>不同来源的数据不一致，请选择一个或直接填写。</source>
        <translation>Sources disagree. Choose one of the values or type your own.</translation>
    </message>
    <message>
        <source>没有来源清楚的数据可以预填，请直接填写。</source>
        <translation>Nothing with a clear source to prefill it from. Please type it.</translation>
    </message>
    <message>
        <source>公式、签字盖章或其他单位填写的位置，不用填写。</source>
        <translation>A formula, a signature or another office's place: nothing to fill.</translation>
    </message>
    <message>
        <source>这里是公式，会自动计算。</source>
        <translation>This is a formula; it calculates itself.</translation>
    </message>
    <message>
        <source>这里是合计。</source>
        <translation>This is a total.</translation>
    </message>
    <message>
        <source>这里由本人签字或盖章。</source>
        <translation>This is for a signature or seal.</translation>
    </message>
    <message>
        <source>这里由相关单位填写意见。</source>
        <translation>This is for another office's opinion.</translation>
    </message>
    <message>
        <source>这里是填表说明。</source>
        <translation>This is a note on how to fill the form.</translation>
    </message>
    <message>
        <source>这里是示例。</source>
        <translation>This is an example.</translation>
    </message>
    <message>
        <source>这个单元格已被发表单位锁定。</source>
        <translation>This cell was locked by the office that issued the form.</translation>
    </message>
    <message>
        <source>这里由其他单位填写。</source>
        <translation>Another office fills this.</translation>
    </message>
    <message>
        <source>核改模板时指明这里不是填报项。</source>
        <translation>A reviewer said that this is no field.</translation>
    </message>
    <message>
        <source>这里不用填写。</source>
        <translation>Nothing is to be filled here.</translation>
    </message>
    <message>
        <source>无法读写“{file}”：{why}。请检查文件是否被其他程序打开、磁盘是否可用。</source>
        <translation>“{file}” cannot be read or written: {why}. Please check whether another program has it open and the disk is there.</translation>
    </message>
    <message>
        <source>程序出错（{kind}），已保存的数据没有改动。请重试；仍然出错时请联系维护人员。</source>
        <translation>Something went wrong in the program ({kind}); what was saved is unchanged. Please try again, and tell the people who maintain it if it stays so.</translation>
    </message>
    <message>
        <source>这里要求填数字，现在是文字，请改正。</source>
        <translation>This asks for a number; what stands here is text. Please correct it.</translation>
    </message>
    <message>
        <source>PDF 填报项“{name}”</source>
        <translation>PDF field “{name}”</translation>
    </message>
    <message>
        <source>第{table}个表格第{row}行第{col}列</source>
        <translation>table {table}, row {row}, column {col}</translation>
    </message>
    <message>
        <source>第{n}段</source>
        <translation>paragraph {n}</translation>
    </message>
</context>
</TS>
